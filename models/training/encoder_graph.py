"""The ONNX graph of the contextual encoder, with int8 weights.

Every product X W + b of a layer runs on integers (ONNX operators DynamicQuantizeLinear and MatMulInteger):

    X = s_x (X8 - z),  W = W8 s_w     (one s_w for each column; |W8| <= 63, so that no processor's int16 sums overflow)
    X W = s_x s_w (X8 - z) W8

The products inside attention stay in float. Table rows are int8 with one scale each, as in the table alone.
"""
import struct

import numpy as np

from onnx_file import FLOAT, INT8, INT64, node, tensor, text_graph

LARGEST = 63


class Graph:
    """Nodes and weights as they are added; a name stands for a value."""

    def __init__(self) -> None:
        self.nodes: list[bytes] = []
        self.weights: list[bytes] = []
        self.quantised: dict[str, tuple[str, str, str]] = {}

    def add(self, operator: str, inputs: list[str], output: str, **attributes: int | float | list[int]) -> str:
        self.nodes.append(node(operator, inputs, output, **attributes))
        return output

    def floats(self, name: str, values: np.ndarray) -> str:
        self.weights.append(tensor(name, FLOAT, values.shape, values.astype("<f4").tobytes()))
        return name

    def integers(self, name: str, values: list[int]) -> str:
        self.weights.append(tensor(name, INT64, (len(values),), struct.pack(f"<{len(values)}q", *values)))
        return name

    def bytes8(self, name: str, values: np.ndarray) -> str:
        self.weights.append(tensor(name, INT8, values.shape, values.astype(np.int8).tobytes()))
        return name

    def norm(self, x: str, name: str, weights: dict[str, np.ndarray]) -> str:
        scale, shift = self.floats(f"{name}.weight", weights[f"{name}.weight"]), self.floats(f"{name}.bias", weights[f"{name}.bias"])
        return self.add("LayerNormalization", [x, scale, shift], f"{name}.out", axis=-1, epsilon=1e-5)

    def linear(self, x: str, name: str, weights: dict[str, np.ndarray]) -> str:
        """X W + b on integers; torch keeps W transposed."""
        matrix = weights[f"{name}.weight"].T
        scale = np.maximum(np.abs(matrix).max(0) / LARGEST, 1e-12)
        if x not in self.quantised:
            parts = (f"{x}.int8", f"{x}.scale", f"{x}.zero")
            self.nodes.append(node("DynamicQuantizeLinear", [x], list(parts)))
            self.quantised[x] = parts
        whole, step, zero = self.quantised[x]
        w = self.bytes8(f"{name}.int8", np.rint(matrix / scale))
        product = self.add("MatMulInteger", [whole, w, zero], f"{name}.sum")
        factor = self.add("Mul", [step, self.floats(f"{name}.scale", scale)], f"{name}.factor")
        out = self.add("Mul", [self.add("Cast", [product], f"{name}.float", to=FLOAT), factor], f"{name}.product")
        if f"{name}.bias" not in weights:
            return out
        return self.add("Add", [out, self.floats(f"{name}.bias", weights[f"{name}.bias"])], f"{name}.out")


def encoder_graph(weights: dict[str, np.ndarray], rows: np.ndarray, scales: np.ndarray, layers: int, heads: int) -> bytes:
    """GraphProto for the weights of `encoder.Encoder` and its table in int8."""
    g = Graph()
    g.bytes8("rows", rows)
    g.floats("scales", scales)
    for name, values in {"axis0": [0], "axis1": [1], "axis12": [1, 2], "last": [-1], "split": [0, 0, 3 * heads, -1], "merge": [0, 0, -1]}.items():
        g.integers(name, values)
    width = weights["into.weight"].shape[0]
    g.floats("half", np.array([0.5])), g.floats("one", np.array([1.0])), g.floats("root2", np.array([2.0**0.5]))
    g.floats("temper", np.array([(width // heads) ** -0.5])), g.floats("far", np.array([-1e4]))
    g.floats("slopes", -weights["slopes"].reshape(1, heads, 1, 1))
    g.weights.append(tensor("zero", INT64, (), struct.pack("<q", 0)))
    g.weights.append(tensor("step", INT64, (), struct.pack("<q", 1)))

    direction = g.add("Cast", [g.add("Gather", ["rows", "input_ids"], "row", axis=0)], "direction", to=FLOAT)
    x = g.add("Mul", [direction, g.add("Gather", ["scales", "input_ids"], "row.scale", axis=0)], "x")
    length = g.add("Gather", [g.add("Shape", ["input_ids"], "shape"), "step"], "length", axis=0)
    place = g.add("Cast", [g.add("Range", ["zero", length, "step"], "place")], "place.float", to=FLOAT)
    across, down = g.add("Unsqueeze", [place, "axis0"], "across"), g.add("Unsqueeze", [place, "axis1"], "down")
    distance = g.add("Abs", [g.add("Sub", [across, down], "offset")], "distance")
    penalty = g.add("Mul", [distance, "slopes"], "penalty")
    seen = g.add("Cast", ["attention_mask"], "seen", to=FLOAT)
    hidden = g.add("Mul", [g.add("Sub", ["one", seen], "unseen"), "far"], "hidden")
    bias = g.add("Add", [penalty, g.add("Unsqueeze", [hidden, "axis12"], "hidden.wide")], "bias")

    h = g.linear(g.norm(x, "norm_in", weights), "into", weights)
    for number in range(layers):
        n = f"layers.{number}"
        qkv = g.linear(g.norm(h, f"{n}.norm_attention", weights), f"{n}.qkv", weights)
        split = g.add("Transpose", [g.add("Reshape", [qkv, "split"], f"{n}.split")], f"{n}.heads", perm=[0, 2, 1, 3])
        parts = [f"{n}.q", f"{n}.k", f"{n}.v"]
        g.nodes.append(node("Split", [split], parts, axis=1, num_outputs=3))
        turned = g.add("Transpose", [parts[1]], f"{n}.kt", perm=[0, 1, 3, 2])
        score = g.add("Mul", [g.add("MatMul", [parts[0], turned], f"{n}.score"), "temper"], f"{n}.tempered")
        share = g.add("Softmax", [g.add("Add", [score, bias], f"{n}.biased")], f"{n}.share", axis=-1)
        mixed = g.add("Transpose", [g.add("MatMul", [share, parts[2]], f"{n}.mix")], f"{n}.mixed", perm=[0, 2, 1, 3])
        h = g.add("Add", [h, g.linear(g.add("Reshape", [mixed, "merge"], f"{n}.merged"), f"{n}.out", weights)], f"{n}.attended")
        up = g.linear(g.norm(h, f"{n}.norm_feed", weights), f"{n}.up", weights)
        bell = g.add("Add", [g.add("Erf", [g.add("Div", [up, "root2"], f"{n}.ratio")], f"{n}.erf"), "one"], f"{n}.bell")
        active = g.add("Mul", [g.add("Mul", [up, bell], f"{n}.gated"), "half"], f"{n}.active")
        h = g.add("Add", [h, g.linear(active, f"{n}.down", weights)], f"{n}.fed")
    added = g.linear(g.norm(h, "norm_out", weights), "back", weights)
    g.add("Add", [x, added], "last_hidden_state")
    return text_graph("encoder", g.nodes, g.weights, rows.shape[1])
