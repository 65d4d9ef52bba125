"""How many answers about names are remembered, by each question of its own. No database here.

While all are compared a name comes up again among the next few hundred or not at all, and in an
import but once: to remember more only costs memory, in every process.
"""

REMEMBERED = 2_000
