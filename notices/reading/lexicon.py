"""What the eye knows of a language: how its people write, as a speaker wrote it down in reading.yaml.

A reading.yaml holds words and patterns that can be read aloud. Nothing here or behind it knows a
word of any language; what two languages do differently is a key that both have.
"""

from __future__ import annotations

from notices.dataclass import dataclass, field
from notices.reading.patterns import Pattern
from notices.reading.tokens import Sense

# Scripts that put no space between words; there a word ends where the next one begins.
SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u3007\u3021-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Key of reading.yaml → role that its words may play.
ROLES = (
    *(
        "joiner",
        "plus",
        "point",
        "minus",
        "times",
        "of",
        "bare",
        "bare_before_digit",
        "vague",
        "roughly",
        "articles",
        "also_words",
        "sure_one",
        "halves",
        "shares_of",
        "counted_shares",
        "wholes",
        "whole_first",
        "one_of",
        "equals",
        "scales_decimals",
        "divides",
        "over",
        "out_of",
        "one_in",
        "not_alone",
        "own_numbers",
        "of_the",
        "shares",
        "shares_out",
    ),
    *(
        "ordinal_beginnings",
        "ordinal_endings",
        "number_endings",
        "ordinal_shares",
        "set_aside",
        "count_words",
        "whole",
        "once_more",
        "halved",
        "lone_units",
        "shy_units",
        "units_first",
        "leads_units",
        "owning_units",
        "counting_ordinals",
        "day_sign",
        "month_sign",
        "last_day",
        "month_parts",
        "same_year",
        "next_year",
        "same_month",
        "tenths_behind",
        "duals",
        "any_currency",
    ),
    *("to", "and", "or", "between", "between_behind", "from", "closes_range", "lead", "trail", "fillers"),
    *("sure_date", "date_lead", "date_trail", "only_with_day", "zones", "clock", "included", "excluded"),
    *(
        "percent",
        "percent_tenths",
        "hides_before",
        "hides_after",
        "streets",
        "ages",
        "age_leads",
        "aged",
        "counts_off",
        "nothing",
    ),
    *(
        "negators",
        "not_negators",
        "breaks",
        "conditions",
        "closes",
        "not_closes",
        "subjects",
        "subjects_after_comma",
        "contrast",
    ),
    *("reaches_back", "name_nouns", "ordinary_names", "person_names"),
)
SETTINGS = (
    "compounds",
    "ones_first",
    "positional",
    "short_tail",
    "spoken_hundreds",
    "whole_tens",
    "paired_numbers",
    "parts_behind",
    "negator_follows",
    "verb_final",
    "comma_breaks",
    "bare_letters",
    "joined_ones",
    "ordinal_begins",
    "lunar_figures",
    "hundredths",
    "solid_orders",
)
_OTHERS = (
    *(
        "decimal",
        "grouping",
        "numeric_dates",
        "numeric_days",
        "short_year",
        "own_years",
        "name_endings",
        "from_endings",
        "to_endings",
        "glued_before",
        "glued_behind",
        "begins",
        "prices",
        "postcodes",
    ),
    *(
        "numbers",
        "scales",
        "glued_scales",
        "sounds",
        "ordinals",
        "ordinal_tails",
        "fractions",
        "parts_before",
        "percent_before",
        "percent_after",
        "percent_parts",
        "percentages",
    ),
    *(
        "months",
        "lunar_months",
        "weekdays",
        "brief_weekdays",
        "eras",
        "year_parts",
        "dates",
        "units",
        "units_after_half",
        "units_among_units",
        "durations",
    ),
    *("currencies", "currency_pairs", "cents", "thousands", "millions", "billions", "bounds", "claims"),
)
KEYS = frozenset((*ROLES, *SETTINGS, *_OTHERS))


@dataclass(slots=True)
class Lexicon:
    """One language, ready for reading."""

    tag: str
    senses: dict[str, Sense] = field(default_factory=dict)
    pieces: dict[str, Sense] = field(default_factory=dict)
    sounds: dict[str, Sense] = field(default_factory=dict)
    dates: list[Pattern] = field(default_factory=list)
    numeric_dates: list[str] = field(default_factory=list)
    numeric_days: list[str] = field(default_factory=list)
    from_endings: list[str] = field(default_factory=list)
    to_endings: list[str] = field(default_factory=list)
    decimal: str = "."
    grouping: str = ","
    suffixes: dict[str, str] = field(default_factory=dict)
    prefixes: dict[str, str] = field(default_factory=dict)
    glued: list[str] = field(default_factory=list)
    glued_behind: list[str] = field(default_factory=list)
    begins: list[str] = field(default_factory=list)
    short_year: frozenset[str] = frozenset()
    own_years: int = 0
    brief_weekdays: dict[str, Sense] = field(default_factory=dict)
    tails: tuple[str, ...] = ()
    word_ends: tuple[str, ...] = ()
    compounds: bool = False
    ones_first: bool = False
    dotted_days: bool = False
    has_parts: bool = False
    positional: bool = False
    short_tail: bool = False
    spoken_hundreds: bool = False
    whole_tens: bool = False
    paired_numbers: bool = False
    parts_behind: bool = False
    affixes: list[str] = field(default_factory=list)
    negator_follows: bool = False
    verb_final: bool = False
    comma_breaks: bool = False
    bare_letters: bool = False
    joined_ones: bool = False
    ordinal_begins: bool = False
    lunar_figures: bool = False
    hundredths: bool = False
    solid_orders: bool = False
    dotted: frozenset[str] = frozenset()
    prices: dict[str, str] = field(default_factory=dict)
    postcodes: list[str] = field(default_factory=list)

    def sense(self, word: str) -> Sense:
        """Give the sense of a word, made when it is first asked for."""
        if word not in self.senses:
            self.senses[word] = Sense()
        return self.senses[word]
