"""Phone numbers in one spelling, so that one number is one phone however it was typed."""

from __future__ import annotations

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

from graph.errors import UnreadableValueError

HERE = "GB"
CODE_HERE = 44


class UnreadablePhoneError(UnreadableValueError):
    """A text is no phone number that could be dialled."""

    def __init__(self) -> None:
        super().__init__("This is not a phone number: write it as 07700 900123 or +353 1 234 5678.")


def phone_text(cell: str) -> str:
    """A number of this country as it is dialled here, any other with its country's code.

    Whether it was ever given to anybody is not asked: numbers kept for drama are numbers.

    >>> phone_text("+44 (0)7700 900399")
    '07700 900399'

    Raises:
        UnreadablePhoneError: If it is none.
    """
    try:
        number = phonenumbers.parse(cell, HERE)
    except NumberParseException as error:
        raise UnreadablePhoneError from error
    if number.extension or not phonenumbers.is_possible_number(number):
        raise UnreadablePhoneError
    home = number.country_code == CODE_HERE
    return phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL if home else PhoneNumberFormat.INTERNATIONAL)
