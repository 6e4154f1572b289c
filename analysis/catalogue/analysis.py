"""What the catalogue says of one analysis."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Analysis(BaseModel):
    """One analysis in the words of whoever asks for it.

    Attributes:
        name: What it is called on screens; unique.
        command: The command that asks it, without its options.
        question: The analyst's question.
        inputs: What it needs.
        method: How the answer is reached, in words.
        source: Where the method is published or measured.
        caveats: What must not be concluded, one sentence each.
        example: A whole command line that works.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    command: str
    question: str
    inputs: str
    method: str
    source: str
    caveats: tuple[str, ...]
    example: str

    @property
    def help(self) -> str:
        """The help of its command: the question, how it is answered, and what must not be concluded."""
        return "\n\n".join((self.question, self.method, *self.caveats, f"Example: {self.example}"))
