"""C, as of 1999.

>>> list(C.translated(["def half(x):", "    return x / 2.0 if x > 0.0 else -math.exp(x)"]))
['', 'static double half(double x)', '{', '    return (x > 0.0 ? x / 2.0 : -exp(x));', '}']
"""
from __future__ import annotations

from .translation import Tongue, table

C = Tongue(
    lines=table(r"""
# (.*)                     -> // \1
def train(\(.*)            -> // One epoch: the parameters are given, and changed.\nstatic void \
train(const double *samples, double *parameters)\n{
def error(\(.*)            -> // The error of a sample.\nstatic double \
error(const double *sample, const double *parameters)\n{
def penalty(\(.*)          -> static double penalty(const double *parameters)\n{
def predict\((.*)\):       -> static void \
predict(const volatile double *row, double *found)\n{\n    double @ = row[#];
def (\w+)\((\w+)\):        -> static double \1(double \2)\n{
def (\w+)\((\w+), (\w+)\): -> static double \1(double \2, double \3)\n{
def (\w+)\((\w+), (\w+), (\w+), (\w+)\): -> static double \
\1(double \2, double \3, double \4, double \5)\n{
for (batch) in batches:    -> for (int start = 0; start < SAMPLES; start += BATCH) {\n    \
int end = start + BATCH < SAMPLES ? start + BATCH : SAMPLES;
for (.*) in samples:       -> for (int n = 0; n < SAMPLES/BATCH; n++) {\n    \
const double *sample = samples + n*$;\n    double @ = sample[#];
for (.*) in batch:         -> for (int n = start; n < end; n++) {\n    \
const double *sample = samples + n*$;\n    double @ = sample[#];
if (.*):                   -> if (\1) {
(\w+) = \(len\(batch\)\)   -> double \1 = end - start;
(\w+) := (.*)              -> \1 = \2;
([\w, ]*,[\w, ]*) = (\w+)  -> double @ = \2[#];
((?:\w+ = )+)-0\.0         -> double @ = -0.0;
(\w+ = [^?]*[<>][^?]*)     -> int \1;
(\w+ = .*)                 -> double \1;
return ([\w, ]*,[\w, ]*)   -> parameters[#] = @;
return \[(.*)\]            -> found[#] = @;
(.*)                       -> \1;"""),
    words=table(r"""
math\.inf                  -> INFINITY
math\.nan                  -> NAN
math\.                     ->
\babs(?=\()                -> fabs
\bmax(?=\()                -> maximum"""),
    lacking={"max(": """
// The first of the largest.
#define maximum(...) largest(sizeof (double[]){__VA_ARGS__}/sizeof(double), \\
                             (double[]){__VA_ARGS__})

static double largest(size_t count, const double *numbers)
{
    double found = numbers[0];
    for (size_t n = 1; n < count; n++)
        if (numbers[n] > found)
            found = numbers[n];
    return found;
}""", "nth(": """
// The number at a position, from 0; past the end the last.
#define nth(n, ...) at(n, sizeof (double[]){__VA_ARGS__}/sizeof(double), (double[]){__VA_ARGS__})

static double at(double n, size_t count, const double *numbers)
{
    return numbers[!(n > 0) ? 0 : n < count ? (size_t) n : count - 1];
}"""},
    own="exp|log|tanh|erf|sqrt|cos|floor|maximum|nth",
    taken="""
auto bool case char const constexpr default do double enum extern float goto inline int long
nullptr register restrict short signed sizeof static static_assert struct switch thread_local
typedef typeof typeof_unqual union unsigned void volatile alignas alignof asm true false
row start end n fabs pow isfinite isnan copysign SAMPLES BATCH
unix linux i386 NULL EOF NAN INFINITY HUGE HUGE_VAL HUGE_VALF HUGE_VALL MAXFLOAT DOMAIN SING
OVERFLOW UNDERFLOW TLOSS PLOSS stdin stdout stderr errno math_errhandling MATH_ERRNO
MATH_ERREXCEPT FP_NAN FP_INFINITE FP_ZERO FP_SUBNORMAL FP_NORMAL FP_ILOGB0 FP_ILOGBNAN BUFSIZ
RAND_MAX EXIT_FAILURE EXIT_SUCCESS MB_CUR_MAX TMP_MAX FILENAME_MAX FOPEN_MAX L_tmpnam L_ctermid
P_tmpdir SEEK_SET SEEK_CUR SEEK_END M_E M_LOG2E M_LOG10E M_LN2 M_LN10 M_PI M_PI_2 M_PI_4 M_1_PI
M_2_PI M_2_SQRTPI M_SQRT2 M_SQRT1_2 FD_SETSIZE NFDBITS BIG_ENDIAN LITTLE_ENDIAN PDP_ENDIAN
BYTE_ORDER WNOHANG WUNTRACED WSTOPPED WEXITED WCONTINUED WNOWAIT""")
