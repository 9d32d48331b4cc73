"""A place among the tokens of one expression, and how it moves on."""

from __future__ import annotations

from chuding_cli.language.parsing.tokens import LanguageError, Token


class Cursor:
    """The tokens of one expression, and which of them comes next."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.position = 0

    @property
    def token(self) -> Token:
        """The next token; it stays the next."""
        return self.tokens[self.position]

    def take(self) -> Token:
        """The next token, and go behind it."""
        token = self.tokens[self.position]
        self.position += 1
        return token

    def accept(self, *words: str) -> Token | None:
        """Take the next token if it is one of these keywords or signs."""
        token = self.token
        return self.take() if token.kind == "word" and token.text in words else None

    def expect(self, word: str) -> Token:
        """Take a keyword or sign that has to come.

        Raises:
            LanguageError: another token comes.
        """
        token = self.accept(word)
        if token is None:
            found = self.token.text or "结尾"
            cut = (
                "（写在 { } 一行之内、本身有逗号的，要整个用双引号括起来）"
                if (word, found) == (",", "结尾")
                else ""
            )
            raise LanguageError(f"这里应是“{word}”，却是“{found}”{cut}", self.token.offset)
        return token
