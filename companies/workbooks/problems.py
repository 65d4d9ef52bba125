"""What is wrong with a workbook, as a word and its values; `companies.reading` makes a sentence."""


class Problem(Exception):
    def __init__(self, word: str, **values):
        super().__init__(word)
        self.word = word
        self.values = values
