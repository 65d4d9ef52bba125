from django.apps import AppConfig
from django.core.checks import register


class CoreConfig(AppConfig):
    name = "jadepark.core"
    label = "core"
    verbose_name = "Jadepark"

    def ready(self):
        from . import checks, fallback, translation_signals

        register(checks.every_language_has_a_name)
        translation_signals.connect()
        fallback.fall_back_to_english("zh-hans")
