"""A small contextual encoder on top of the token table.

    x_0 = T[id]                         the table row: what the static model sums
    h   = P LN(x_0)                     into the layers
    h   = h + Attention(LN(h));  h = h + W2 gelu(W1 LN(h))        times `layers`
    y   = x_0 + Q LN(h)                 what the words around it add; Q starts at zero

The vector of a text is the normalised mean of y, so before its first step the encoder IS the static model, and pooling,
tokenizer and prefix stay the same. Attention knows distances only, by a linear penalty per head (Press et al. 2022, "Train
Short, Test Long: Attention with Linear Biases"), so texts longer than those in training do no harm.
"""
import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

MASK = 1  # the class token: it has a row and never occurs in a text


class Layer(nn.Module):
    """Pre-norm self-attention and feed-forward block (Xiong et al. 2020)."""

    def __init__(self, width: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm_attention, self.norm_feed = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)

    def forward(self, h: Tensor, bias: Tensor) -> Tensor:
        batch, length, width = h.shape
        q, k, v = self.qkv(self.norm_attention(h)).view(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        mixed = (q @ k.transpose(2, 3) * (width // self.heads) ** -0.5 + bias.to(q.dtype)).softmax(-1, q.dtype) @ v
        h = h + self.out(mixed.transpose(1, 2).reshape(batch, length, width))
        return h + self.down(functional.gelu(self.up(self.norm_feed(h))))


class Encoder(nn.Module):
    """Token ids [batch, length] (0 = padding) to token vectors [batch, length, dimensions]."""

    def __init__(self, table: np.ndarray, layers: int = 3, width: int = 320, heads: int = 5, inner: int = 960) -> None:
        super().__init__()
        self.shape = {"layers": layers, "width": width, "heads": heads, "inner": inner}
        dimensions = table.shape[1]
        self.table = nn.Parameter(torch.tensor(table, dtype=torch.float32))
        self.norm_in, self.norm_out = nn.LayerNorm(dimensions), nn.LayerNorm(width)
        self.into, self.back = nn.Linear(dimensions, width), nn.Linear(width, dimensions, bias=False)
        self.layers = nn.ModuleList(Layer(width, heads, inner) for _ in range(layers))
        self.register_buffer("slopes", 2.0 ** -torch.linspace(1, 6, heads))
        for module in self.modules():
            if isinstance(module, nn.Linear):
                nn.init.normal_(module.weight, std=0.02)
                if module.bias is not None:
                    nn.init.zeros_(module.bias)
        nn.init.zeros_(self.back.weight)

    def context(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        """The table rows and the contextual state of each token."""
        rows = functional.embedding(ids, self.table)
        place = torch.arange(ids.shape[1])
        distance = (place[None, :] - place[:, None]).abs()
        bias = -self.slopes[:, None, None] * distance + torch.where(ids == 0, -1e4, 0.0)[:, None, None, :]
        h = self.into(self.norm_in(rows))
        for layer in self.layers:
            h = layer(h, bias)
        return rows, self.norm_out(h)

    def forward(self, ids: Tensor) -> Tensor:
        """Unit vectors [batch, dimensions]: mean of the token vectors, normalised."""
        rows, h = self.context(ids)
        kept = (ids != 0).unsqueeze(2)
        return functional.normalize(((rows + self.back(h).float()) * kept).sum(1), dim=1)


def padded(ids: np.ndarray, starts: np.ndarray, longest: int) -> Tensor:
    """Bags of token ids as one array [texts, length], 0 behind the end of each text."""
    ends = np.append(starts[1:], len(ids))
    lengths = np.minimum(ends - starts, longest)
    column = np.arange(max(1, lengths.max()))
    at = np.minimum(starts[:, None] + column, len(ids) - 1)
    return torch.from_numpy(np.where(column < lengths[:, None], ids[at], 0))
