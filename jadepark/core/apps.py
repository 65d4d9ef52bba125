from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "jadepark.core"
    label = "core"
    verbose_name = "Jadepark"

    def ready(self):
        from . import translation_signals

        translation_signals.connect()
