"""Writes an ONNX file (IR 7, opset 13) without the onnx package: the protobuf wire format of the few messages needed.

Field numbers are those of onnx.proto3 (ModelProto, GraphProto, NodeProto, AttributeProto, TensorProto, ValueInfoProto).
"""
import struct

FLOAT, INT8, INT64 = 1, 3, 7


def varint(value: int) -> bytes:
    """Base 128, low groups first; a negative number as its 64-bit complement."""
    value &= (1 << 64) - 1
    out = bytearray()
    while True:
        low, value = value & 0x7F, value >> 7
        out.append(low | (0x80 if value else 0))
        if not value:
            return bytes(out)


def number(field: int, value: int) -> bytes:
    return varint(field << 3) + varint(value)


def block(field: int, value: bytes | str) -> bytes:
    data = value.encode() if isinstance(value, str) else value
    return varint(field << 3 | 2) + varint(len(data)) + data


def tensor(name: str, kind: int, shape: tuple[int, ...], data: bytes) -> bytes:
    """TensorProto with raw little-endian data."""
    return b"".join(number(1, n) for n in shape) + number(2, kind) + block(8, name) + block(9, data)


def attribute(name: str, value: int | float | list[int]) -> bytes:
    """AttributeProto: an integer, a float or a list of integers."""
    if isinstance(value, float):
        return block(1, name) + varint(2 << 3 | 5) + struct.pack("<f", value) + number(20, 1)
    if isinstance(value, list):
        return block(1, name) + b"".join(number(8, n) for n in value) + number(20, 7)
    return block(1, name) + number(3, value) + number(20, 2)


def node(operator: str, inputs: list[str], outputs: str | list[str], **attributes: int | float | list[int]) -> bytes:
    """NodeProto, named after its first output."""
    names = [outputs] if isinstance(outputs, str) else outputs
    return b"".join([
        *(block(1, i) for i in inputs),
        *(block(2, o) for o in names),
        block(3, names[0]),
        block(4, operator),
        *(block(5, attribute(k, v)) for k, v in attributes.items()),
    ])


def value(name: str, kind: int, shape: list[str | int]) -> bytes:
    """ValueInfoProto; a string in the shape is a free dimension."""
    dims = b"".join(block(1, block(2, d) if isinstance(d, str) else number(1, d)) for d in shape)
    return block(1, name) + block(2, block(1, number(1, kind) + block(2, dims)))


def model(graph: bytes, producer: str, opset: int = 13) -> bytes:
    """ModelProto."""
    return number(1, 7) + block(2, producer) + block(7, graph) + block(8, block(1, "") + number(2, opset))


def text_graph(name: str, nodes: list[bytes], weights: list[bytes], dimensions: int) -> bytes:
    """GraphProto from the tokenizer's `input_ids` and `attention_mask` to `last_hidden_state`."""
    return b"".join([
        *(block(1, n) for n in nodes),
        block(2, name),
        *(block(5, w) for w in weights),
        block(11, value("input_ids", INT64, ["batch", "sequence"])),
        block(11, value("attention_mask", INT64, ["batch", "sequence"])),
        block(12, value("last_hidden_state", FLOAT, ["batch", "sequence", dimensions])),
    ])


def lookup_graph(rows: bytes, scales: bytes, size: int, dimensions: int) -> bytes:
    """GraphProto of h[b, t] = float(rows[id]) * scale[id] * mask[b, t] with int8 rows and one float scale per row."""
    nodes = [
        node("Gather", ["rows", "input_ids"], "row", axis=0),
        node("Cast", ["row"], "direction", to=FLOAT),
        node("Gather", ["scales", "input_ids"], "scale", axis=0),
        node("Cast", ["attention_mask"], "seen", to=FLOAT),
        node("Unsqueeze", ["seen", "last"], "shown"),
        node("Mul", ["scale", "shown"], "factor"),
        node("Mul", ["direction", "factor"], "last_hidden_state"),
    ]
    weights = [
        tensor("rows", INT8, (size, dimensions), rows),
        tensor("scales", FLOAT, (size, 1), scales),
        tensor("last", INT64, (1,), struct.pack("<q", -1)),
    ]
    return text_graph("token_table", nodes, weights, dimensions)
