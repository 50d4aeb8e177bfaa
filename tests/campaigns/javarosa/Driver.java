// Drives JavaRosa, the engine of ODK Collect, line by line: loads a form, takes answers, adds and removes
// instances of repeats, and prints every value. test_javarosa_differential.py holds both ends of the line.
//
//   load PATH            a new conversation with the form in that file
//   answer REF TAB TEXT  answer a question ("" takes the answer away)
//   new REF              add the instance of a repeat that has this reference
//   delete REF           take an instance away
//   dump                 one line for each leaf: reference, value, "" or "-" if it does not apply
//   time N REF TEXT TEXT answer a question N times with two texts in turn; the nanoseconds of each
//
// Every reply ends with a line "##"; a line "!" carries what went wrong.

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.FormIndex;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.data.UncastData;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.instance.TreeReference;
import org.javarosa.core.services.PrototypeManager;
import org.javarosa.core.util.JavaRosaCoreModule;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryModel;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.util.XFormAnswerDataSerializer;
import org.javarosa.xform.util.XFormUtils;

public class Driver {
    private static FormDef form;
    private static FormEntryController controller;

    public static void main(String[] arguments) throws Exception {
        new XFormsModule().registerModule();
        PrototypeManager.registerPrototypes(JavaRosaCoreModule.classNames);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line;
        while ((line = lines.readLine()) != null) {
            try {
                obey(line.split("\t", -1));
            } catch (Throwable fault) {
                System.out.println("!\t" + String.valueOf(fault).replace('\n', ' '));
            }
            System.out.println("##");
            System.out.flush();
        }
    }

    private static void obey(String[] words) throws Exception {
        switch (words[0]) {
            case "load":
                long begun = System.nanoTime();
                form = XFormUtils.getFormFromFormXml(words[1], null);
                form.initialize(true, new InstanceInitializationFactory());
                controller = new FormEntryController(new FormEntryModel(form));
                System.out.println(System.nanoTime() - begun);
                break;
            case "answer":
                answer(standAt(words[1]), words[2]);
                break;
            case "new":
                standAt(words[1]);
                controller.newRepeat();
                break;
            case "delete":
                standAt(words[1]);
                controller.deleteRepeat();
                break;
            case "time":
                time(Integer.parseInt(words[1]), words[2], words[3], words[4]);
                break;
            default:
                walkThrough();
                dump(form.getMainInstance().getRoot(), "/" + form.getMainInstance().getRoot().getName());
        }
    }

    private static void answer(FormIndex index, String text) {
        IAnswerData data = null;
        if (!text.isEmpty()) {
            int type = controller.getModel().getQuestionPrompt(index).getDataType();
            data = org.javarosa.core.model.data.AnswerDataFactory.templateByDataType(type).cast(new UncastData(text));
        }
        System.out.println(controller.answerQuestion(index, data, true));
    }

    private static void time(int times, String reference, String one, String other) {
        FormIndex index = standAt(reference);
        for (int i = 0; i < times; i++) {
            UncastData text = new UncastData(i % 2 == 0 ? one : other);
            int type = controller.getModel().getQuestionPrompt(index).getDataType();
            IAnswerData data = org.javarosa.core.model.data.AnswerDataFactory.templateByDataType(type).cast(text);
            long begun = System.nanoTime();
            controller.answerQuestion(index, data, true);
            System.out.println(System.nanoTime() - begun);
        }
    }

    /** Counted instances are made when a conversation comes by. */
    private static void walkThrough() {
        controller.jumpToIndex(FormIndex.createBeginningOfFormIndex());
        while (controller.stepToNextEvent() != FormEntryController.EVENT_END_OF_FORM) {
            continue;
        }
    }

    private static FormIndex standAt(String reference) {
        String wanted = reference.replace("[1]", "");
        controller.jumpToIndex(FormIndex.createBeginningOfFormIndex());
        while (controller.stepToNextEvent() != FormEntryController.EVENT_END_OF_FORM) {
            FormIndex index = controller.getModel().getFormIndex();
            TreeReference found = index.getReference();
            if (found != null && found.toString(true).replace("[1]", "").equals(wanted)) {
                return index;
            }
        }
        throw new IllegalStateException("nothing stands at " + reference);
    }

    private static void dump(TreeElement element, String reference) {
        if (element.getNumChildren() == 0) {
            IAnswerData value = element.getValue();
            Object text = value == null ? "" : new XFormAnswerDataSerializer().serializeAnswerData(value, element.getDataType());
            System.out.println(reference + "\t" + String.valueOf(text).replace("\n", "\\n") + "\t" + (element.isRelevant() ? "" : "-"));
        }
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < element.getNumChildren(); i++) {
            TreeElement child = element.getChildAt(i);
            if (child.getMult() == TreeReference.INDEX_TEMPLATE) {
                continue;
            }
            int place = places.merge(child.getName(), 1, Integer::sum);
            dump(child, reference + "/" + child.getName() + (child.isRepeatable() ? "[" + place + "]" : ""));
        }
    }
}
