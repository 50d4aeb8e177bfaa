"""Lists in files beside a script, read to the rows that a question offers."""

import json

import pytest

from outreach_tui.interview.list_file import read_list
from outreach_tui.interview.script_error import ScriptError

CLUBS = [{"name": "box", "label": "Boxing", "night": "Monday"}, {"name": "sew", "label": "", "night": ""}]


@pytest.mark.parametrize(
    "raw",
    [
        "name,label,night\nbox,Boxing,Monday\nsew,,\n",
        "\ufeffname,label,night\r\nbox,Boxing,Monday\r\nsew\r\n",
        "name;label;night\nbox;Boxing;Monday\nsew;;\n",
        "name|label|night\nbox|Boxing|Monday\nsew||\n",
        "name\tlabel\tnight\nbox\tBoxing\tMonday\nsew\t\t\n",
        "name,label,night\n\n\nbox,Boxing,Monday\n\nsew,,\n",
        "name,label,night\n\rbox,Boxing,Monday\n\rsew,,",
        '"name","label","night"\n"box","Boxing","Monday"\n"sew","",""\n',
        "name,label,night,\nbox,Boxing,Monday,\nsew,,,\n",
    ],
)
def test_a_csv_file_reads_the_same_however_it_was_saved(raw: str) -> None:
    """Whatever spreadsheet program wrote it, with whatever between its cells, the rows are the same."""
    assert read_list(raw.encode(), "clubs.csv") == CLUBS


def test_a_list_in_xml_has_a_row_for_every_item() -> None:
    """The form in which ODK programs exchange lists."""
    xml = "<root><item><name>box</name><label>Boxing</label><night>Monday</night></item>"
    assert read_list((xml + "<item><name>sew</name></item></root>").encode(), "clubs.XML") == CLUBS


def test_a_map_becomes_a_list_with_each_place_as_text() -> None:
    """Latitude comes first, as in an answer; numbers and truths are as forms write them."""
    point = {"type": "Point", "coordinates": [-4.25, 55.86]}
    line = {"type": "LineString", "coordinates": [[-4, 55, 12], [-5, 56]]}
    features = [
        {"id": 7, "properties": {"title": "Harbour", "open": True, "beds": 2.5}, "geometry": point},
        {"properties": {"id": "k", "title": None}, "geometry": line},
    ]
    raw = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    assert read_list(raw, "places.geojson") == [
        {"title": "Harbour", "open": "true", "beds": "2.5", "id": "7", "geometry": "55.86 -4.25 0 0"},
        {"title": "", "open": "", "beds": "", "id": "k", "geometry": "55 -4 12 0; 56 -5 0 0"},
    ]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("clubs.csv", b"name,label\n\xff\xfe"),
        ("clubs.csv", b'name,label\n"' + b"x" * 200_000),
        ("clubs.xml", b"<root><item>"),
        ("clubs.xml", b"<!DOCTYPE r [<!ENTITY a 'b'>]><root/>"),
        ("clubs.geojson", b"[]"),
        ("clubs.geojson", b"[" * 100_000),
        ("clubs.geojson", b'{"features": [{"geometry": null}]}'),
        ("clubs.geojson", b'{"features": [{"geometry": {"coordinates": []}}]}'),
        ("clubs.geojson", b'{"features": [{"geometry": {"coordinates": ["a", 1]}}]}'),
        ("clubs.json", b"[]"),
        ("clubs", b""),
    ],
)
def test_what_is_no_list_is_refused_in_words(name: str, raw: bytes) -> None:
    """Bytes from anybody end in rows or in a sentence that names the file."""
    with pytest.raises(ScriptError) as refused:
        read_list(raw, name)
    assert refused.value.where == name


def test_nothing_in_a_list_can_reach_a_terminal_as_a_command() -> None:
    """What is offered is text, whatever somebody put into the file."""
    assert read_list(b"name,label\na,\x1b[31mRed\n", "clubs.csv") == [{"name": "a", "label": "[31mRed"}]
