"""Tokens to an expression: operator precedence by binding power (XPath 1.0, 3.1 to 3.5).

Operators of one rank stand side by side in a `Chain`, so a thousand `or` cost no depth; what nests (brackets,
arguments, predicates) is bounded.
"""

from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.xpath.lexer import Token, tokens_of
from outreach_tui.interview.xpath.syntax import Call, Chain, Expression, Minus, Number, Path, Step, Text

_DEEPEST = 100
_LONGEST = 100_000
_POWER = {
    "or": 1,
    "and": 2,
    "=": 3,
    "!=": 3,
    "<": 4,
    "<=": 4,
    ">": 4,
    ">=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "div": 6,
    "mod": 6,
    "|": 8,
}
_UNARY_POWER = 7
_AXES = frozenset(
    [
        "ancestor",
        "ancestor-or-self",
        "attribute",
        "child",
        "descendant",
        "descendant-or-self",
        "following",
        "following-sibling",
        "namespace",
        "parent",
        "preceding",
        "preceding-sibling",
        "self",
    ]
)
_NODE_TYPES = frozenset({"node", "text", "comment", "processing-instruction"})
_ANY_BELOW = Step("descendant-or-self", "node()", ())


def parse(source: str, where: str) -> Expression:
    """Return the expression written in `source`.

    Args:
        source: the expression.
        where: what to call the place in an error.

    Raises:
        ScriptError: naming the character at which it stops making sense.
    """
    if len(source) > _LONGEST:
        raise ScriptError(where, "the expression is too long to read", "Split it up with calculate rows")
    parser = _Parser(tokens_of(source, where), where)
    expression = parser.expression(0)
    if parser.token.kind != "end":
        raise parser.fault("an operator is missing before it")
    return expression


class _Parser:
    """Walks the tokens once, from left to right."""

    def __init__(self, tokens: list[Token], where: str) -> None:
        self.tokens = tokens
        self.where = where
        self.index = 0
        self.token = tokens[0]
        self.depth = 0

    def step_over(self, count: int = 1) -> None:
        self.index += count
        self.token = self.tokens[self.index]

    def fault(self, why: str) -> ScriptError:
        shown = f"{self.token.text[:20]!r}" if self.token.kind != "end" else "its end"
        what = f"the expression stops making sense at {shown} (character {self.token.at + 1}): {why}"
        return ScriptError(self.where, what, "Correct the expression there", code="broken-expression")

    def take(self, text: str) -> bool:
        """Step over a sign if it is the next token."""
        if self.token.kind in ("sign", "operator") and self.token.text == text:
            self.step_over()
            return True
        return False

    def need(self, text: str) -> None:
        if not self.take(text):
            why = f"{text!r} was expected"
            raise self.fault(why)

    def expression(self, least: int) -> Expression:
        """Read an expression of operators that bind more tightly than `least`."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.fault("it is nested too deeply")
        left = self.unary()
        while (power := self.power()) > least:
            rest: list[tuple[str, Expression]] = []
            while self.power() == power:
                operator = self.token.text
                self.step_over()
                rest.append((operator, self.expression(power)))
            left = Chain(left, tuple(rest))
        self.depth -= 1
        return left

    def power(self) -> int:
        return _POWER.get(self.token.text, 0) if self.token.kind in ("sign", "operator") else 0

    def unary(self) -> Expression:
        signs = 0
        while self.take("-"):
            signs += 1
        if not signs:
            return self.path()
        operand = self.expression(_UNARY_POWER)
        return Minus(operand) if signs % 2 else Minus(Minus(operand))

    def path(self) -> Expression:
        token = self.token
        if token.kind == "path":
            self.step_over()
            names = token.text[1:].split("/")
            return Path(None, is_absolute=True, steps=tuple(Step("child", name, ()) for name in names))
        if token.kind == "number":
            self.step_over()
            return self.filtered(Number(float(token.text)))
        if token.kind == "text":
            self.step_over()
            return self.filtered(Text(token.text))
        if self.take("("):
            inner = self.expression(0)
            self.need(")")
            return self.filtered(inner)
        if self.take("$"):
            raise self.fault("variables have no meaning in a form; use ${name} in the spreadsheet")
        if token.kind == "name" and self.next_is("(") and token.text not in _NODE_TYPES:
            return self.filtered(self.call())
        return self.location()

    def next_is(self, text: str) -> bool:
        following = self.tokens[self.index + 1] if self.index + 1 < len(self.tokens) else self.token
        return following.kind == "sign" and following.text == text

    def call(self) -> Call:
        name, at = self.token.text, self.token.at
        self.step_over(2)
        arguments: list[Expression] = []
        if not self.take(")"):
            arguments.append(self.expression(0))
            while self.take(","):
                arguments.append(self.expression(0))
            self.need(")")
        return Call(name, tuple(arguments), at)

    def filtered(self, start: Expression) -> Expression:
        steps: list[Step] = []
        predicates = self.predicates()
        if predicates:
            steps.append(Step("filter", "node()", predicates))
        if self.is_slash():
            steps.extend(self.more_steps())
        return Path(start, is_absolute=False, steps=tuple(steps)) if steps else start

    def is_slash(self) -> bool:
        return self.token.kind == "sign" and self.token.text in ("/", "//")

    def location(self) -> Expression:
        if self.is_slash():
            if self.token.text == "/" and not self.step_follows(self.index + 1):
                self.step_over()
                return Path(None, is_absolute=True, steps=())
            return Path(None, is_absolute=True, steps=tuple(self.more_steps()))
        if not self.step_follows(self.index):
            raise self.fault("a value was expected")
        return Path(None, is_absolute=False, steps=(self.step(), *self.more_steps()))

    def step_follows(self, index: int) -> bool:
        token = self.tokens[index]
        return token.kind == "name" or (token.kind == "sign" and token.text in (".", "..", "@", "*"))

    def more_steps(self) -> list[Step]:
        steps: list[Step] = []
        while self.is_slash():
            if self.token.text == "//":
                steps.append(_ANY_BELOW)
            self.step_over()
            steps.append(self.step())
        return steps

    def step(self) -> Step:
        if self.take(".."):
            return Step("parent", "node()", self.predicates())
        if self.take("."):
            return Step("self", "node()", self.predicates())
        axis = "child"
        if self.take("@"):
            axis = "attribute"
        elif self.token.kind == "name" and self.next_is("::"):
            axis = self.token.text
            if axis not in _AXES:
                raise self.fault("there is no such axis")
            self.step_over(2)
        test = self.node_test()
        return Step(axis, test, self.predicates())

    def node_test(self) -> str:
        token = self.token
        if self.take("*"):
            return "*"
        if token.kind != "name":
            raise self.fault("a name was expected")
        self.step_over()
        if token.text in _NODE_TYPES and self.take("("):
            return self.type_test(token.text)
        return token.text

    def type_test(self, kind: str) -> str:
        argument = ""
        if self.token.kind == "text":
            argument = self.token.text
            self.step_over()
        self.need(")")
        return f"{kind}({argument})"

    def predicates(self) -> tuple[Expression, ...]:
        found: list[Expression] = []
        while self.take("["):
            found.append(self.expression(0))
            self.need("]")
        return tuple(found)
