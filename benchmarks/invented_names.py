"""Names, streets, plates and numbers of a whole invented country, as common and as rare as real ones are.

No number can belong to anybody: phones are of the 06 range, which is not in use, and no plate or postcode area
begins with Z.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

_FRONT = (
    "Thorn Quill Marl Whin Bram Cald Dunn Ever Farn Gors Hask Inch Jarr Kest Lang Mossop Nether Orm Pell Quern Rath "
    "Sedge Tarn Umber Vell Wether Yar Zell Ash Birk Cress Dray Elm Fenn Garth Holm Ives Junip Kirk Lark Mead Nook "
    "Oster Plov Rook Skel Teas Under Vane Wold Barl Crook Drax Esk Flax Grint Hest Ivel Kell Lox"
).split()
_BACK = (
    "wicket feather row by thwaite holt ley mere stead worth combe dale ford gate hurst ing kell low marsh nest over "
    "pool ridge scar tree wick yard bourne croft den edge fold grave hope land more ness pike rigg shaw tang vale wade "
    "bank cote dyke field garth ham knoll lea moor nab pen sall toft wath well wood"
).split()
_END = ("", "s", "e", "son", "ton", "er")
_FORENAMES = (
    "Ann Ben Cara Dan Ella Finn Grace Hal Iris Jack Kate Leo Mia Ned Olive Paul Rose Sam Tess Una Vic Will Zoe Adam "
    "Beth Carl Dora Evan Faye Glen Hope Ivan Jane Karl Lena Mark Nina Owen Petra Ray Sara Tom Ursula Vera Wes Yasmin "
    "Aisha Bilal Chidi Devi Emeka Farah Gita Hamid Imran Jaya Kofi Leila Malik Noor Omar Priya Rashid Sana Tariq Usha "
    "Agata Bartek Cezary Danuta Ewa Florin Grazyna Horia Ioana Jacek Kasia Lech Magda Nicu Ola Piotr Radu Sorin Tomasz"
).split()
_TOWN_END = ("", " Magna", " Parva", "-on-the-Moor", " St Orrin", " Green")
_STREET_KIND = ("Lane", "Road", "Terrace", "Close", "Street", "Way", "Gardens", "Rise")
_WORDS = (
    "seen near the school gate in a blue van talking to two others about work at the yard and said he would be back "
    "before dark with money owed from last month while neighbours heard shouting and a door being kicked again"
).split()
_LETTERS = "ABCDEFGHJKLMNOPRSTUVWXY"
_NATIONALITIES = ("British", "British", "British", "Irish", "Polish", "Romanian", "Indian", "Pakistani", "Nigerian")


class Words:
    """A stock of words in which the first are common and the last rare."""

    def __init__(self, stock: Sequence[str], *, offset: float = 8.0) -> None:
        self._stock = stock
        self._weights = list(accumulate(1 / (place + offset) for place in range(len(stock))))

    def draw(self, random: Random) -> str:
        """One of them."""
        return random.choices(self._stock, cum_weights=self._weights)[0]


def surnames() -> Words:
    """Some twenty thousand surnames; the commonest is borne by about one person in seventy."""
    made = [front + back + end for end in _END for back in _BACK for front in _FRONT]
    return Words(made)


def forenames() -> Words:
    """Common forenames."""
    return Words(_FORENAMES)


def streets() -> list[str]:
    """Street names without a house number."""
    return [f"{front}{back} {kind}" for back in _BACK[:30] for front in _FRONT for kind in _STREET_KIND]


def town(area: int) -> str:
    """The one town of an area."""
    return _FRONT[area % len(_FRONT)] + _BACK[area * 7 % len(_BACK)] + _TOWN_END[area % len(_TOWN_END)]


def postcode(random: Random, area: int) -> str:
    """A postcode of an area; its first half holds about a ninth of the area."""
    letters = f"Z{_LETTERS[area % 23]}"
    return f"{letters}{area // 23 * 10 + random.randint(1, 9)} {random.randint(1, 9)}{_two(random)}"


def plate(random: Random) -> str:
    """A registration mark."""
    return f"Z{random.choice(_LETTERS)}{random.randint(2, 75):02d} {random.choice(_LETTERS)}{_two(random)}"


def phone(random: Random) -> str:
    """A phone number in one of the forms in which sources write them."""
    digits = f"{random.randrange(10**9):09d}"
    form = random.randrange(3)
    return (f"06{digits}", f"+44 6{digits[:3]} {digits[3:]}", f"06{digits[:3]} {digits[3:6]} {digits[6:]}")[form]


def nationality(random: Random) -> str:
    """A nationality."""
    return random.choice(_NATIONALITIES)


def sentence(random: Random, words: int) -> str:
    """So many words of a report."""
    return " ".join(random.choices(_WORDS, k=words))


def _two(random: Random) -> str:
    return random.choice(_LETTERS) + random.choice(_LETTERS)
