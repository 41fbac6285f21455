"""JavaScript.

>>> list(JAVASCRIPT.translated(["def half(x):", "    return x / 2.0 if x > 0.0 else -math.exp(x)"]))
['', 'function half(x) {', '    return (x > 0.0 ? x / 2.0 : -Math.exp(x));', '}']
"""
from __future__ import annotations

from .translation import Tongue, table

ERROR_FUNCTION = """
function error_function(x) {
    const z = Math.abs(x);
    if (z > 6) return x > 0 ? 1 : -1;
    if (z < 2.5) {
        let term = x, sum = x;
        for (let n = 3; sum + term !== sum || n === 3; n += 2) sum += term *= 2 * x * x / n;
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }
    let rest = z;
    for (let n = 60; n > 0; n--) rest = z + n / 2 / rest;
    return Math.sign(x) * (1 - Math.exp(-x * x) / rest / Math.sqrt(Math.PI));
}"""
"""erf: a series of terms of one sign, and for what is large a continued fraction (DLMF
7.6.2 and 7.9.1)."""
JAVASCRIPT = Tongue(
    lines=table(r"""
# (.*)                     -> // \1
def (.*):                  -> function \1 {
for (.*,.*) in (.*):       -> for (var [\1] of \2) {
for (.*) in (.*):          -> for (var \1 of \2) {
if (.*):                   -> if (\1) {
(\w+,[\w, ]*) := (.*)      -> [\1] = \2;
(\w+,[\w, ]*) = (.*)       -> var [\1] = \2;
(\w+) := (.*)              -> \1 = \2;
(\w+ = .*)                 -> var \1;
return (\w+,[\w, ]*)       -> return [\1];
(.*)                       -> \1;"""),
    words=table(r"""
=(?= \w+ = )               -> = -0.0,
(?<= [!=]=)(?= )           -> =
math\.inf                  -> Infinity
math\.nan                  -> NaN
math\.isnan                -> isNaN
math\.isfinite             -> isFinite
math\.copysign             -> copysign
math\.erf                  -> error_function
math\.                     -> Math.
(?<![\w.])(?=(max|min|abs)\() -> Math.
\bint\(                    -> Math.trunc(
(?<=, )\*(?=\w)            -> ...
\blen\((\w+)\)             -> \1.length"""),
    lacking={"math.erf": ERROR_FUNCTION},
    own="",
    taken="""
arguments case catch const copysign debugger default delete do enum error_function eval export
extends function implements instanceof interface isFinite isNaN let new null package private
protected public static super switch this throw true false typeof undefined var void Array Infinity
Math NaN Number Object String Error console columns numbers""")
HELPERS = """\
"use strict";
const copysign = (x, y) => y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x);
"""
"""What every program in JavaScript begins with."""
