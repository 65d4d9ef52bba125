from django.apps import AppConfig
from django.core.checks import register


class CoreConfig(AppConfig):
    name = "jadepark.core"
    label = "core"
    verbose_name = "Jadepark"

    def ready(self):
        from . import caching, checks, fallback, kept_frame, kept_menu, translation_signals

        register(checks.every_language_has_a_name)
        caching.connect()
        kept_frame.connect()
        kept_menu.connect()
        translation_signals.connect()
        fallback.fall_back_to_english("zh-hans")
