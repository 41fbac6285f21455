"""The options that say what sheets ask: those that sheets and their marking must
agree in."""
from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ...classroom.sheets import GENERATORS, Settings, drawable, generator_of
from ...network import LOSSES
from ...published.files import example_named
from ...recording import NOTATIONS, PHASES
from ..options import NOTATION_OPTION, changed, read_listed, read_sizes

SETTINGS = f"""
what is asked:
  --layers 2-2-2              sizes of the network, inputs first (2-2-2)
  --ask|--blank* {'|'.join(PHASES)}|all|NAME,...  what is asked: phases, or names, where *
                                stands for any characters: 'delta_*' (all)
  --figures N                 significant figures asked for (4)
  --epochs N                  epochs of training (1)
  --activation NAME           {', '.join(drawable())} ({Settings.activation})
  --output-activation NAME    activation of the last layer, if another: also softmax
  --loss {'|'.join(LOSSES)}  the error
  --convention* error=...,bias=...  change parts of the convention; `explain convention` lists
                                them
{NOTATION_OPTION}
  --generator {'|'.join(map(str, GENERATORS))}  what draws: 2, or 1 for sheets of before it (2)
"""
"""What is drawn and asked: the options that sheets and their marking must agree in."""


def said(arguments: Namespace) -> dict[str, Any]:
    """The settings that the options say, as far as they say any."""
    changes = [f"error={arguments.loss}"] if arguments.loss is not None else []
    found = {
        "layers": () if arguments.layers is None else tuple(read_sizes(arguments.layers)),
        "ask": tuple(read_listed(arguments.ask)),
        "convention": changes + arguments.convention,
        "notation": NOTATIONS.get(arguments.notation),
        "generator": int(arguments.generator or 0),
        "source": arguments.example,
    }
    for name in ("figures", "epochs", "activation", "output_activation"):
        found[name] = getattr(arguments, name)
    return {name: value for name, value in found.items() if value}


def under_generator(
    settings: Settings, arguments: Namespace, secret: bytes, codes: Iterable[str]
) -> Settings:
    """Settings with the generator that some codes were drawn with, unless an option says
    which; without a code the newest."""
    if arguments.generator is not None:
        return settings
    return replace(settings, generator=generator_of(codes, secret, settings))


def read_settings(arguments: Namespace) -> Settings:
    """What is drawn and asked; of a walkthrough what is asked of it, under its
    convention and in its notation."""
    own = said(arguments)
    base = example_named(own["source"]) if "source" in own else Settings()
    convention = changed(base.convention, own.get("convention", []))
    return Settings(**{"notation": base.notation, **own, "convention": convention})
