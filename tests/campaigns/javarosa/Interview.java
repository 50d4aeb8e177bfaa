import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javarosa.core.model.Constants;
import org.javarosa.core.model.CoreModelModule;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.FormIndex;
import org.javarosa.core.model.ItemsetBinding;
import org.javarosa.core.model.SelectChoice;
import org.javarosa.core.model.data.AnswerDataFactory;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.data.MultipleItemsData;
import org.javarosa.core.model.data.SelectOneData;
import org.javarosa.core.model.data.StringData;
import org.javarosa.core.model.data.UncastData;
import org.javarosa.core.model.data.helper.Selection;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.instance.TreeReference;
import org.javarosa.core.services.IPropertyManager;
import org.javarosa.core.services.PropertyManager;
import org.javarosa.core.services.PrototypeManager;
import org.javarosa.core.services.properties.IPropertyRules;
import org.javarosa.core.util.externalizable.ExtUtil;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryModel;
import org.javarosa.form.api.FormEntryPrompt;
import org.javarosa.model.xform.XFormSerializingVisitor;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.util.XFormAnswerDataSerializer;
import org.javarosa.xform.util.XFormUtils;

/**
 * Holds one interview with JavaRosa. Reads one JSON object a line, does it, writes one JSON object a line.
 *
 * <p>Every answer to a change is the whole state: each node's value, relevance, required and read-only, and the
 * questions and repeats that are asked, in order, with their words and choices.
 */
public final class Interview {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_WALKS = 8;
    private static final int MOST_STEPS = 200_000;

    private FormDef form;
    private FormEntryModel model;
    private FormEntryController controller;

    public static void main(String[] arguments) throws Exception {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        new XFormsModule().registerModule();
        PropertyManager.setPropertyManager(new NoProperties());
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Interview interview = new Interview();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            answers.println(JSON.writeValueAsString(interview.answerTo(JSON.readTree(line))));
        }
    }

    private Map<String, Object> answerTo(JsonNode operation) {
        Map<String, Object> answer = new LinkedHashMap<>();
        try {
            doIt(operation, answer);
        } catch (Exception | Error fault) {
            Throwable cause = fault;
            while (cause.getCause() != null && cause.getCause() != cause) {
                cause = cause.getCause();
            }
            answer.put("error", fault.getClass().getSimpleName() + ": " + cause.getMessage());
        }
        return answer;
    }

    private void doIt(JsonNode operation, Map<String, Object> answer) throws Exception {
        String ref = operation.path("ref").asText();
        switch (operation.get("op").asText()) {
            case "load":
                load(operation.get("xml").asText());
                break;
            case "answer":
                answer.put("result", answer(ref, operation.get("value").asText()));
                break;
            case "clear":
                controller.saveAnswer(indexOf(ref, FormEntryController.EVENT_QUESTION), null, false);
                break;
            case "add":
                controller.newRepeat(indexOf(ref, FormEntryController.EVENT_PROMPT_NEW_REPEAT));
                break;
            case "remove":
                controller.deleteRepeat(indexOf(ref, FormEntryController.EVENT_REPEAT));
                break;
            case "language":
                controller.setLanguage(operation.get("value").asText());
                break;
            default:
                ask(operation, answer);
                return;
        }
        if (!operation.path("quiet").asBoolean()) {
            state(answer);
        }
    }

    private void ask(JsonNode operation, Map<String, Object> answer) throws Exception {
        switch (operation.get("op").asText()) {
            case "submission":
                form.postProcessInstance();
                byte[] xml = new XFormSerializingVisitor().serializeInstance(form.getMainInstance());
                answer.put("xml", new String(xml, StandardCharsets.UTF_8));
                answer.put("is_valid", form.validate() == null);
                break;
            case "time-load":
                answer.put("nanoseconds", timeLoad(operation));
                break;
            case "time-load-kept":
                answer.put("nanoseconds", timeLoadKept(operation));
                break;
            case "time-answers":
                answer.put("nanoseconds", timeAnswers(operation));
                break;
            case "time-choices":
                answer.put("nanoseconds", timeChoices(operation));
                break;
            default:
                throw new IllegalArgumentException("no such operation");
        }
    }

    // -- what can be done ---------------------------------------------------------------------------------

    private void load(String xml) throws Exception {
        form = XFormUtils.getFormFromInputStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        form.initialize(true, new InstanceInitializationFactory());
        model = new FormEntryModel(form);
        controller = new FormEntryController(model);
    }

    private String answer(String ref, String value) {
        FormIndex index = indexOf(ref, FormEntryController.EVENT_QUESTION);
        switch (controller.answerQuestion(index, data(model.getQuestionPrompt(index), value), false)) {
            case FormEntryController.ANSWER_OK:
                return "ok";
            case FormEntryController.ANSWER_CONSTRAINT_VIOLATED:
                return "constraint";
            default:
                return "required";
        }
    }

    private static IAnswerData data(FormEntryPrompt prompt, String value) {
        if (value.isEmpty()) {
            return null;
        }
        switch (prompt.getControlType()) {
            case Constants.CONTROL_SELECT_ONE:
                return new SelectOneData(selection(prompt, value));
            case Constants.CONTROL_SELECT_MULTI:
            case Constants.CONTROL_RANK:
                List<Selection> chosen = new ArrayList<>();
                for (String one : value.split(" ")) {
                    chosen.add(selection(prompt, one));
                }
                return new MultipleItemsData(chosen);
            case Constants.CONTROL_TRIGGER:
                return new StringData(value);
            default:
                return AnswerDataFactory.templateByDataType(prompt.getDataType()).cast(new UncastData(value));
        }
    }

    private static Selection selection(FormEntryPrompt prompt, String value) {
        for (SelectChoice choice : prompt.getSelectChoices()) {
            if (choice.getValue().equals(value)) {
                return choice.selection();
            }
        }
        throw new IllegalArgumentException("no such choice: " + value);
    }

    private FormIndex indexOf(String ref, int event) {
        boolean isNew = event == FormEntryController.EVENT_PROMPT_NEW_REPEAT;
        FormIndex index = FormIndex.createBeginningOfFormIndex();
        for (int step = 0; step < MOST_STEPS; step++) {
            index = model.incrementIndex(index);
            if (index.isEndOfFormIndex()) {
                break;
            }
            if (model.getEvent(index) == event) {
                String here = refOf(index.getReference());
                if (ref.equals(isNew ? withoutLastPosition(here) : here)) {
                    return index;
                }
            }
        }
        throw new IllegalArgumentException("not asked here: " + ref);
    }

    // -- what there is to see -----------------------------------------------------------------------------

    private void state(Map<String, Object> answer) {
        List<Object> asked = new ArrayList<>();
        List<Object> nodes = new ArrayList<>();
        List<Object> before = null;
        for (int walk = 0; walk < MOST_WALKS && !nodes.equals(before); walk++) {
            before = nodes;
            asked = walk();
            nodes = new ArrayList<>();
            collect(form.getMainInstance().getRoot(), nodes);
        }
        answer.put("asked", asked);
        answer.put("nodes", nodes);
    }

    /** Goes through the form as a person would; that is what makes counted repeats and drops stale choices. */
    private List<Object> walk() {
        List<Object> asked = new ArrayList<>();
        controller.jumpToIndex(FormIndex.createBeginningOfFormIndex());
        for (int step = 0; step < MOST_STEPS; step++) {
            int event = controller.stepToNextEvent();
            if (event == FormEntryController.EVENT_END_OF_FORM) {
                break;
            }
            String ref = refOf(model.getFormIndex().getReference());
            if (event == FormEntryController.EVENT_PROMPT_NEW_REPEAT) {
                asked.add(Map.of("add", withoutLastPosition(ref)));
            } else if (event == FormEntryController.EVENT_QUESTION) {
                IAnswerData before = answerHere();
                asked.add(question(ref, model.getQuestionPrompt()));
                workOutAfterDropping(before);
            }
        }
        return asked;
    }

    /** JavaRosa drops what is no longer offered as it shows a question, and leaves what depends on it as it was. */
    private void workOutAfterDropping(IAnswerData before) {
        IAnswerData after = answerHere();
        if (before != null && (after == null || !after.getDisplayText().equals(before.getDisplayText()))) {
            form.setValue(after, model.getFormIndex().getReference(), false);
        }
    }

    private IAnswerData answerHere() {
        return form.getMainInstance().resolveReference(model.getFormIndex().getReference()).getValue();
    }

    /** JavaRosa shows the choices it has shown before when a question they look at stops applying. */
    private static void forgetChoices(FormEntryPrompt prompt) {
        try {
            Field shown = ItemsetBinding.class.getDeclaredField("cachedTriggerValues");
            shown.setAccessible(true);
            if (prompt.getQuestion().getDynamicChoices() != null) {
                shown.set(prompt.getQuestion().getDynamicChoices(), null);
            }
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static Map<String, Object> question(String ref, FormEntryPrompt prompt) {
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("ref", ref);
        found.put("label", prompt.getQuestionText());
        found.put("hint", prompt.getHelpText());
        List<List<String>> options = new ArrayList<>();
        int control = prompt.getControlType();
        if (control == Constants.CONTROL_SELECT_ONE || control == Constants.CONTROL_SELECT_MULTI
                || control == Constants.CONTROL_RANK) {
            forgetChoices(prompt);
            List<SelectChoice> choices = prompt.getSelectChoices();
            for (SelectChoice choice : choices == null ? List.<SelectChoice>of() : choices) {
                options.add(Arrays.asList(choice.getValue(), prompt.getSelectChoiceText(choice)));
            }
        }
        found.put("options", options);
        return found;
    }

    private static void collect(TreeElement element, List<Object> nodes) {
        if (element.getMult() == TreeReference.INDEX_TEMPLATE) {
            return;
        }
        nodes.add(node(element));
        for (int at = 0; at < element.getAttributeCount(); at++) {
            TreeElement attribute = element.getAttribute(
                element.getAttributeNamespace(at), element.getAttributeName(at));
            if (attribute != null) {
                nodes.add(node(attribute));
            }
        }
        for (int at = 0; at < element.getNumChildren(); at++) {
            collect(element.getChildAt(at), nodes);
        }
    }

    private static Map<String, Object> node(TreeElement element) {
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("ref", refOf(element.getRef()));
        found.put("value", text(element.getValue(), element.getDataType()));
        found.put("applies", element.isRelevant());
        found.put("required", element.isRequired());
        found.put("readonly", !element.isEnabled());
        return found;
    }

    private static String text(IAnswerData value, int type) {
        if (value == null) {
            return "";
        }
        Object written = new XFormAnswerDataSerializer().serializeAnswerData(value, type);
        return written instanceof String ? (String) written : value.uncast().getString();
    }

    /** A path with the position of every step that is not the first of its name. */
    private static String refOf(TreeReference reference) {
        StringBuilder text = new StringBuilder();
        for (int level = 0; level < reference.size(); level++) {
            int position = reference.getMultiplicity(level);
            boolean isAttribute = position == TreeReference.INDEX_ATTRIBUTE;
            text.append(isAttribute ? "/@" : "/").append(reference.getName(level));
            if (position > 0) {
                text.append('[').append(position + 1).append(']');
            }
        }
        return text.toString();
    }

    private static String withoutLastPosition(String ref) {
        int bracket = ref.lastIndexOf('[');
        return bracket > ref.lastIndexOf('/') ? ref.substring(0, bracket) : ref;
    }

    // -- how long it takes --------------------------------------------------------------------------------

    /** Nanoseconds that this thread has had a processor: what others do on a busy machine is not in them. */
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private List<Long> timeLoad(JsonNode operation) throws Exception {
        String xml = operation.get("xml").asText();
        List<Long> taken = new ArrayList<>();
        for (int round = 0; round < operation.get("rounds").asInt(); round++) {
            long start = processorTime();
            load(xml);
            taken.add(processorTime() - start);
        }
        return taken;
    }

    /** How long its own kept form takes, which is what ODK Collect opens a form from the second time on. */
    private List<Long> timeLoadKept(JsonNode operation) throws Exception {
        PrototypeManager.registerPrototypes(CoreModelModule.classNames);
        load(operation.get("xml").asText());
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        FormDef fresh = XFormUtils.getFormFromInputStream(
                new ByteArrayInputStream(operation.get("xml").asText().getBytes(StandardCharsets.UTF_8)));
        fresh.writeExternal(new DataOutputStream(kept));
        List<Long> taken = new ArrayList<>();
        for (int round = 0; round < operation.get("rounds").asInt(); round++) {
            long start = processorTime();
            form = new FormDef();
            form.readExternal(
                    new DataInputStream(new ByteArrayInputStream(kept.toByteArray())), ExtUtil.defaultPrototypes());
            form.initialize(true, new InstanceInitializationFactory());
            model = new FormEntryModel(form);
            controller = new FormEntryController(model);
            taken.add(processorTime() - start);
        }
        return taken;
    }

    private List<Long> timeAnswers(JsonNode operation) {
        FormIndex index = indexOf(operation.get("ref").asText(), FormEntryController.EVENT_QUESTION);
        List<IAnswerData> values = new ArrayList<>();
        for (JsonNode value : operation.get("values")) {
            values.add(data(model.getQuestionPrompt(index), value.asText()));
        }
        List<Long> taken = new ArrayList<>();
        for (int round = 0; round < operation.get("rounds").asInt(); round++) {
            IAnswerData value = values.get(round % values.size()).clone();
            long start = processorTime();
            controller.answerQuestion(index, value, false);
            taken.add(processorTime() - start);
        }
        return taken;
    }

    private List<Long> timeChoices(JsonNode operation) {
        FormIndex filter = indexOf(operation.get("filter").asText(), FormEntryController.EVENT_QUESTION);
        FormIndex index = indexOf(operation.get("ref").asText(), FormEntryController.EVENT_QUESTION);
        List<Long> taken = new ArrayList<>();
        for (int round = 0; round < operation.get("rounds").asInt(); round++) {
            JsonNode value = operation.get("values").get(round % operation.get("values").size());
            IAnswerData data = data(model.getQuestionPrompt(filter), value.asText());
            long start = processorTime();
            controller.answerQuestion(filter, data, false);
            FormEntryPrompt prompt = model.getQuestionPrompt(index);
            for (SelectChoice choice : prompt.getSelectChoices()) {
                prompt.getSelectChoiceText(choice);
            }
            taken.add(processorTime() - start);
        }
        return taken;
    }

    /** A device that knows nothing of itself. */
    private static final class NoProperties implements IPropertyManager {
        @Override
        public List<String> getProperty(String name) {
            return List.of();
        }

        @Override
        public void setProperty(String name, String value) {
            // nothing is kept
        }

        @Override
        public void setProperty(String name, List<String> value) {
            // nothing is kept
        }

        @Override
        public String getSingularProperty(String name) {
            return null;
        }

        @Override
        public void addRules(IPropertyRules rules) {
            // there are none
        }

        @Override
        public List<IPropertyRules> getRules() {
            return List.of();
        }
    }
}
