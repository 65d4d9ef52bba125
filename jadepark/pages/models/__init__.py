from .home import HomePage
from .loaded import LoadedContent
from .news import NewsIndexPage, NewsPage
from .office import Office
from .standard import StandardPage

__all__ = ["HomePage", "LoadedContent", "NewsIndexPage", "NewsPage", "Office", "StandardPage"]
