"""How many answers about names are remembered, by each question of its own. No database here.

While all are compared a name comes up again among the next few hundred or not at all, and in an
import but once: to remember more costs memory in every process, and an import may take 100 MB.
"""

REMEMBERED = 2_000
