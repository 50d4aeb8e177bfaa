"""The program that atheris drives: bytes in, an expression, a form or a list out, or one plain refusal.

`python fuzz_interview.py [libFuzzer options]`, with the folder of the project in PYTHONPATH. Anything but an
`OutreachError` ends it with the bytes that did it.
"""

import sys
from importlib import import_module

from outreach_tui.errors import OutreachError

atheris = import_module("atheris")

with atheris.instrument_imports(include=["outreach_tui.interview"]):
    from outreach_tui.interview.kept_form import kept_bytes, kept_form
    from outreach_tui.interview.list_file import read_list
    from outreach_tui.interview.xform import load_xform
    from outreach_tui.interview.xpath.parser import parse

_FORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms">
<h:head><h:title>t</h:title><model><instance>
<data id="f" version="1"><a/><r jr:template=""><b/></r><c/></data></instance>
<bind nodeset="/data/a" type="string" {bind}/>
<bind nodeset="/data/c" calculate="{expression}"/></model></h:head>
<h:body><input ref="/data/a"><label>A</label></input><repeat nodeset="/data/r"><input ref="/data/r/b">
<label>B</label></input></repeat>{body}</h:body></h:html>"""


_LISTS = ("list.csv", "list.xml", "list.geojson")


def one_input(data: bytes) -> None:
    """Give the loader and the parser what the fuzzer made up."""
    made = atheris.FuzzedDataProvider(data)
    kind = made.ConsumeIntInRange(0, 6)
    text = made.ConsumeUnicodeNoSurrogates(2_000)
    try:
        if kind == 0:
            parse(text, "here")
        elif kind == 1:
            _load(text)
        elif kind == 2:
            _load(_FORM.format(bind="", expression=_quoted(text), body=""))
        elif kind == 3:
            _load(_FORM.format(bind=f'constraint="{_quoted(text)}"', expression="1", body=text))
        else:
            read_list(text.encode(), _LISTS[kind - 4])
    except OutreachError:
        pass


def _load(xml: str) -> None:
    kept = kept_bytes(load_xform(xml))
    opened = kept_form(kept)
    assert opened is not None
    assert kept_bytes(opened) == kept


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
