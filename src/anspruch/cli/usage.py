"""Mistyped commands and options, said in one sentence in the user's language instead of Click's English ones."""

import click

from anspruch.language.errors import suggestion

_TEXT = {
    "option": {"de": "Die Option {0} gibt es hier nicht.", "en": "There is no option {0} here."},
    "command": {"de": "Den Befehl „{0}“ gibt es nicht.", "en": "There is no command “{0}”."},
    "missing": {"de": "Es fehlt {0}.", "en": "{0} is missing."},
    "value": {"de": "Zur Option {0} fehlt der Wert.", "en": "The option {0} needs a value."},
    "bad": {"de": "Der Wert von {0} geht nicht.", "en": "The value of {0} does not work."},
    "other": {"de": "So lässt sich der Befehl nicht lesen: {0}", "en": "The command cannot be read like this: {0}"},
    "help": {"de": " Hilfe: {0} --help", "en": " Help: {0} --help"},
}


def sentence(error: click.UsageError, lang: str) -> str:
    """What is wrong with the command line, the nearest known name, and where to find help.

    Args:
        error: what Click found; for a group called without a command, its help is given as it is.
        lang: ``de`` or ``en``.
    """
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    path = error.ctx.command_path if error.ctx else "anspruch"
    return _what(error, lang) + _TEXT["help"][lang].format(path)


def _what(error: click.UsageError, lang: str) -> str:
    known = list(getattr(error, "possibilities", None) or ())
    if command := getattr(error, "command_name", ""):
        return _TEXT["command"][lang].format(command) + _nearest(command, known, lang)
    match error:
        case click.NoSuchOption(option_name=name):
            return _TEXT["option"][lang].format(name) + _nearest(name, known, lang)
        case click.MissingParameter(param=param) if param is not None:
            return _TEXT["missing"][lang].format(_called(param, error))
        case click.BadParameter(param=param) if param is not None:
            return _TEXT["bad"][lang].format(_called(param, error))
        case click.BadOptionUsage(option_name=name):
            return _TEXT["value"][lang].format(name)
    return _TEXT["other"][lang].format(error.format_message())


def _called(param: click.Parameter, error: click.UsageError) -> str:
    """A parameter as the usage line has it: --on, or NR."""
    return param.opts[0] if isinstance(param, click.Option) else param.make_metavar(error.ctx or click.Context(click.Command(""))).removesuffix("...")


def _nearest(name: str, known: list[str], lang: str) -> str:
    de, en = suggestion(name, known)
    return {"de": de, "en": en}[lang]
