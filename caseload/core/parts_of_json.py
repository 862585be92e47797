"""For migrations: parts of a JSON column get columns of their own. What does not fit its column stays where it is."""

from collections.abc import Callable
from dataclasses import dataclass

PHONE = r"(1[3-9]\d{9}|(0\d{2,3}-?)?[2-9]\d{6,7}(-\d{1,6})?)"
BETWEEN = "[、，,;；/ ]+"


@dataclass(frozen=True)
class Kind:
    """SQL about a part: whether it fits its column, and its value there (both of the part as JSON and as text); what
    stands there for nothing; and the part again, made of the column."""

    fits: Callable
    value: Callable
    nothing: str
    again: Callable


FLAG = Kind(
    lambda json, text: f"jsonb_typeof({json}) = 'boolean'",
    lambda json, text: f"({json})::boolean",
    "NULL::boolean",
    lambda column: f"to_jsonb({column})",
)
NUMBER = Kind(
    lambda json, text: rf"{text} ~ '^\d{{1,6}}(\.\d{{1,2}})?$'",
    lambda json, text: f"{text}::numeric",
    "NULL::numeric",
    lambda column: f"to_jsonb({column}::text)",
)
PHONES = Kind(
    lambda json, text: f"{text} ~ '^{PHONE}({BETWEEN}{PHONE})*$'",
    lambda json, text: f"regexp_split_to_array({text}, '{BETWEEN}')::varchar(20)[]",
    "ARRAY[]::varchar(20)[]",
    lambda column: f"to_jsonb(nullif(array_to_string({column}, '、'), ''))",
)


def text_of(limit):
    return Kind(
        lambda json, text: f"jsonb_typeof({json}) = 'string' AND char_length({text}) <= {limit}",
        lambda json, text: text,
        "''::text",
        lambda column: f"to_jsonb(nullif({column}, ''))",
    )


@dataclass(frozen=True)
class Part:
    name: str
    column: str
    kind: Kind

    def fits(self, json):
        return self.kind.fits(*self._places(json))

    def moved(self, json):
        """What the column holds then."""
        return f"CASE WHEN {self.fits(json)} THEN {self.kind.value(*self._places(json))} ELSE {self.kind.nothing} END"

    def _places(self, json):
        return f"({json} -> '{self.name}')", f"({json} ->> '{self.name}')"


class PartsOfJson:
    """The statements for ``parts`` of the column ``json``."""

    def __init__(self, json, parts):
        self.json, self.parts = json, parts
        self.names = f"ARRAY[{', '.join(repr(part.name) for part in parts)}]"

    def _rest(self, json):
        """``json`` without the parts that fit their columns."""
        fitting = ", ".join(f"CASE WHEN {part.fits(json)} THEN '{part.name}' END" for part in self.parts)
        return f"{json} - ARRAY[{fitting}]::text[]"

    def out(self, table):
        """In the rows of ``table``."""
        columns = [f'"{part.column}" = {part.moved(self.json)}' for part in self.parts]
        values = ", ".join([f"{self.json} = {self._rest(self.json)}", *columns])
        return f"UPDATE {table} SET {values} WHERE {self.json} ?| {self.names}"  # noqa: S608 - names of our own

    def back(self, table):
        pairs = ", ".join(f"'{part.name}', " + part.kind.again(f'"{part.column}"') for part in self.parts)
        parts = f"jsonb_strip_nulls(jsonb_build_object({pairs}))"
        return f"UPDATE {table} SET {self.json} = {self.json} || {parts}"  # noqa: S608 - names of our own

    def out_of_documents(self, table, old, new, where):
        """In pairs of documents that say what of a row changed: a part that stayed the same is in neither."""
        was, became = f"({old} -> '{self.json}')", f"({new} -> '{self.json}')"
        moved = [(part.column, part.moved(was), part.moved(became)) for part in self.parts]
        rows = ", ".join(f"('{column}', to_jsonb({a}), to_jsonb({b}))" for column, a, b in moved)
        differing = f"FROM (VALUES {rows}) moved (name, was, became) WHERE was IS DISTINCT FROM became"
        sides = []
        for side, json, value in ((old, was, "was"), (new, became, "became")):
            columns = f"(SELECT jsonb_object_agg(name, coalesce({value}, 'null')) {differing})"
            rest = f"jsonb_build_object('{self.json}', {self._rest(json)})"
            sides.append(f"{side} = {side} || {rest} || coalesce({columns}, '{{}}')")
        has_any = f"{old} ? '{self.json}' AND ({was} ?| {self.names} OR {became} ?| {self.names})"
        return f"UPDATE {table} SET {', '.join(sides)} WHERE {where} AND {has_any}"  # noqa: S608 - names of our own
