"""C, as of 1999.

>>> list(C.translated(["def half(x):", "    return x / 2.0 if x > 0.0 else -math.exp(x)"]))
['', 'static double half(double x)', '{', '    return (x > 0.0 ? x / 2.0 : -exp(x));', '}']
"""
from __future__ import annotations

from .translation import Tongue

SAMPLE = """
{0}const double *sample = samples + n*$;
{0}double @ = sample[#];""".format("    ")
C = Tongue(
    lines=(
        (r"# (.*)", r"// \1"),
        (r"def train\(.*", """\
// One epoch: the parameters are given, and changed.
static void train(const double *samples, double *parameters, double eta)
{"""),
        (r"def error\(.*", """\
// The error of a sample.
static double error(const double *sample, const double *parameters)
{"""),
        (r"def penalty\(.*", """\
static double penalty(const double *parameters)
{"""),
        (r"def predict\((.*)\):", """\
static void predict(const volatile double *row, double *found)
{
    double @ = row[#];"""),
        (r"def (\w+)\((.*)\):", lambda match: "static double {}({})\n{{".format(
            match[1], ", ".join(f"double {name}" for name in match[2].split(", ")))),
        (r"for batch in batches:", """\
for (int start = 0; start < SAMPLES; start += BATCH) {
    int end = start + BATCH < SAMPLES ? start + BATCH : SAMPLES;"""),
        (r"for (.*) in samples:", "for (int n = 0; n < SAMPLES/BATCH; n++) {" + SAMPLE),
        (r"for (.*) in batch:", "for (int n = start; n < end; n++) {" + SAMPLE),
        (r"if (.*):", r"if (\1) {"),
        (r"(\w+) = \(len\(batch\)\)", r"double \1 = end - start;"),
        (r"(\w+) := (.*)", r"\1 = \2;"),
        (r"([\w, ]*,[\w, ]*) = (\w+)", r"double @ = \2[#];"),
        (r"((?:\w+ = )+)-0\.0", "double @ = -0.0;"),
        (r"(\w+ = [^?]*[<>][^?]*)", r"int \1;"),
        (r"(\w+ = .*)", r"double \1;"),
        (r"return ([\w, ]*,[\w, ]*)", "parameters[#] = @;"),
        (r"return \[(.*)\]", "found[#] = @;"),
        (r"(.*)", r"\1;")),
    words=(
        ("math.inf", "INFINITY"), ("math.nan", "NAN"), (r"math\.", ""), (r"\babs(?=\()", "fabs")),
    lacking={"maximum(": """
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
    return numbers[n < 1 ? 0 : n < count ? (size_t) n : count - 1];
}"""},
    own="exp log tanh erf sqrt cos floor maximum nth",
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
