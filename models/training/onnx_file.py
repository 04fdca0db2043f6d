"""Writes an ONNX file (IR 7, opset 13) without the onnx package: the protobuf wire format of the few messages needed.

Field numbers are those of onnx.proto3 (ModelProto, GraphProto, NodeProto, AttributeProto, TensorProto, ValueInfoProto).
"""
import struct

FLOAT, INT8, INT64 = 1, 3, 7


def varint(value: int) -> bytes:
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


def node(operator: str, inputs: list[str], output: str, **integers: int) -> bytes:
    """NodeProto with integer attributes."""
    attributes = b"".join(block(5, block(1, k) + number(3, v) + number(20, 2)) for k, v in integers.items())
    return b"".join(block(1, i) for i in inputs) + block(2, output) + block(3, output) + block(4, operator) + attributes


def value(name: str, kind: int, shape: list[str | int]) -> bytes:
    """ValueInfoProto; a string in the shape is a free dimension."""
    dims = b"".join(block(1, block(2, d) if isinstance(d, str) else number(1, d)) for d in shape)
    return block(1, name) + block(2, block(1, number(1, kind) + block(2, dims)))


def model(graph: bytes, producer: str, opset: int = 13) -> bytes:
    """ModelProto."""
    return number(1, 7) + block(2, producer) + block(7, graph) + block(8, block(1, "") + number(2, opset))


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
    return b"".join([
        *(block(1, n) for n in nodes),
        block(2, "token_table"),
        *(block(5, w) for w in weights),
        block(11, value("input_ids", INT64, ["batch", "sequence"])),
        block(11, value("attention_mask", INT64, ["batch", "sequence"])),
        block(12, value("last_hidden_state", FLOAT, ["batch", "sequence", dimensions])),
    ])
