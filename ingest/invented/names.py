"""Names that nobody can take for real: ordinary forenames before surnames put together from things that are not names.

Surnames are compounds such as Thornwicket or Quillfeather; a few are invented with accents, apostrophes or hyphens, and
a few people have one name only. Forenames are common ones, since matching has to cope with common forenames.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.invented.draw import Draw

_FRONT = (
    "Thorn Marrow Quill Bramble Fennel Tarn Skirl Wether Ember Gorse Lintel Pewter Tallow Saffron Candle Plover"
    " Sorrel Umber Velvet Wimble Yarrow Cobble Dapple Ferrule Gimlet Juniper Oaken Raven Sedge Teasel Vellum"
    " Whin Bracken Cinder Drizzle Flint Hazel Kestrel Lichen Mallow Nettle Otter Pebble Rowan Thistle Wicker"
).split()
_BACK = (
    "wicket feather kettle spindle mantle button thimble whistle trestle gusset bobbin pocket satchel hamper"
    " ladle tassel buckle gutter latch tumbler pepper stave lantern garland mitten saddle bellows drum by"
).split()
_UNUSUAL = (
    "O'Quilligan",
    "D'Arvennesque",
    "M'Bakourane",
    "Żerowińczak",
    "Nuñezalbor",
    "Østerbrakk",
    "Brzezinkowiak-Tarn",
    "Oquendrál",
    "Çavuşdağlı",
    "Sørvindal",
    "Müllerthorn",
    "al-Sarrafeen",
    "van der Quillen",
    "Ní Fhearnóigín",
    "Adébáyòmbá",
    "Popesculescu",
    "Kalnenieks",
    "Dvořáčkova",
    "Singharpal",
    "Chaudharwala",
    "Nguyenhoa",
    "Teixeirão",
    "Hrabovskyi",
    "Łaskowniczy",
)
_SINGLE = ("Teodrix", "Amarantha", "Suryadip", "Quendolin", "Harunabad")
_MALE = (
    "Daniel Darren Lee Craig Kevin Stephen Michael Paul Andrew Mark David John James Robert Gary Ian Peter Simon Neil"
    " Stuart Wayne Dean Shaun Carl Adam Ryan Liam Jordan Kyle Nathan Callum Joshua Thomas Christopher Matthew Anthony"
    " Philip Graham Keith Terence Raymond Dennis Leonard Norman Tariq Imran Piotr Marek Andrei Mohammed Kwame Rajesh"
).split()
_FEMALE = (
    "Sarah Joanne Karen Lisa Michelle Nicola Tracey Donna Julie Amanda Claire Emma Rebecca Laura Gemma Kelly Stacey"
    " Natalie Leanne Hayley Kirsty Jade Chloe Bethany Shannon Megan Patricia Margaret Jean Maureen Sheila Brenda Aisha"
    " Magdalena Oksana Ioana Priya Fatima Grace Zoe"
).split()
_SHORT = {
    "Daniel": "Danny",
    "Michael": "Mick",
    "Stephen": "Steve",
    "Andrew": "Andy",
    "David": "Dave",
    "James": "Jimmy",
    "Robert": "Bob",
    "Anthony": "Tony",
    "Christopher": "Chris",
    "Thomas": "Tommy",
    "Matthew": "Matt",
    "Joshua": "Josh",
    "Terence": "Terry",
    "Raymond": "Ray",
    "Leonard": "Len",
    "Philip": "Phil",
    "Rebecca": "Becky",
    "Patricia": "Trish",
    "Margaret": "Mags",
    "Amanda": "Mandy",
}
_NICK = (
    "Sprocket Lanky Smudge Biscuit Magpie Tinker Spud Ginge Badger Doc Twitch Noodle Patch Rolo Stubbs Wheels Zippo"
    " Pockets Captain Uncle"
).split()
_LONG_ENOUGH = 4
_HANDLE = "quiet_otter night_owl lone_walker blue_kite rusty_gate moor_fox north_star tin_whistle slow_river".split()


def surname(draw: Draw) -> str:
    """A surname."""
    match draw.weighted((("compound", 0.92), ("unusual", 0.05), ("double", 0.03))):
        case "unusual":
            return draw.pick(_UNUSUAL)
        case "double":
            return f"{_compound(draw)}-{_compound(draw)}"
        case _:
            return _compound(draw)


def _compound(draw: Draw) -> str:
    return draw.pick(_FRONT) + draw.pick(_BACK)


def single_name(draw: Draw) -> str:
    """The name of somebody who has only one."""
    return draw.pick(_SINGLE)


def forenames(draw: Draw, sex: str) -> str:
    """One to three forenames."""
    stock = _MALE if sex == "M" else _FEMALE
    return " ".join(draw.some(stock, draw.weighted(((1, 5.0), (2, 4.0), (3, 0.6)))))


def other_forename(draw: Draw, sex: str, taken: str) -> str:
    """A forename that is not among those taken."""
    return draw.pick([name for name in (_MALE if sex == "M" else _FEMALE) if name not in taken.split()])


def nickname(draw: Draw) -> str:
    """What somebody is called on the street."""
    return draw.pick(_NICK)


def short_form(forename: str) -> str | None:
    """The everyday form of a forename, where it has one."""
    return _SHORT.get(forename)


def handle(draw: Draw) -> str:
    """A name used online."""
    return f"{draw.pick(_HANDLE)}{draw.between(10, 9999)}"


def misspelt(draw: Draw, name: str) -> str:
    """A name as somebody might mistype or mishear it: one slip."""
    if len(name) < _LONG_ENOUGH:
        return name + name[-1]
    place = draw.between(1, len(name) - 3)
    match draw.between(0, 3):
        case 0:
            return name[:place] + name[place + 1] + name[place] + name[place + 2 :]
        case 1:
            return name[:place] + name[place + 1 :]
        case 2:
            return name[: place + 1] + name[place] + name[place + 1 :]
        case _:
            return _misheard(name)


def _misheard(name: str) -> str:
    for heard, meant in (("ck", "k"), ("th", "f"), ("tt", "t"), ("ll", "l"), ("i", "y"), ("e", "a")):
        if heard in name[1:]:
            return name[0] + name[1:].replace(heard, meant, 1)
    return name + "e"
