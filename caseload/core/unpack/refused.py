class Refused(Exception):
    """The file cannot be read; ``code`` has its sentence in ``core.sheets.errors``."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code
