#!/usr/bin/env python3
"""Makes the networks that the tests of djl-model run, and what PyTorch says that they give.

Run in this folder with PyTorch and onnx installed (1.13 and 1.12 made these); none is needed to run the tests.
Writes, beside itself, the networks and for each NAME.csv: what comes of the input of pattern().
"""
import io
import zipfile

import torch
from torch import nn


class Frames(nn.Module):
    """Pictures (N, 3, H, W) to features (N, 6, 1, 1) and logits (N, 4)."""

    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(3, 4, 3, stride=2, padding=1)
        self.norm = nn.BatchNorm2d(4)
        self.second = nn.Conv2d(4, 6, 3, stride=2, padding=1)
        self.last = nn.Linear(6, 4)

    def forward(self, pixels):
        x = torch.relu(self.norm(self.first(pixels)))
        features = torch.tanh(self.second(x)).mean((2, 3), keepdim=True)
        return features, self.last(features.flatten(1))


class Logits(nn.Module):
    """The same, logits alone."""

    def __init__(self, frames):
        super().__init__()
        self.frames = frames

    def forward(self, pixels):
        return self.frames(pixels)[1]


class Named(Logits):
    """The same, outputs by name."""

    def forward(self, pixels):
        features, logits = self.frames(pixels)
        return {"features": features, "logits": logits}


class Maps(Logits):
    """What no vector comes of: a map of features."""

    def forward(self, pixels):
        return torch.relu(self.frames.first(pixels))


class Clip(nn.Module):
    """Clips (1, T, 20) to (1, ceil(T / 2), 7)."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv1d(20, 7, 3, stride=2, padding=1)

    def forward(self, steps):
        return self.conv(steps.transpose(1, 2)).transpose(1, 2)


class Long(nn.Module):
    """Clips (1, T, 20) of 7 steps or more to (1, T - 6, 2)."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv1d(20, 2, 7)

    def forward(self, steps):
        return self.conv(steps.transpose(1, 2)).transpose(1, 2)


class Film(nn.Module):
    """Films (1, 3, T, H, W) to one vector (1, 5)."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv3d(3, 5, 3, padding=1)

    def forward(self, film):
        return torch.tanh(self.conv(film)).mean((2, 3, 4))


def pattern(*shape):
    count = torch.Size(shape).numel()
    return ((torch.arange(count) * 37) % 101).float().reshape(shape) / 101


def write(name, output):
    rows = output.reshape(-1, output.shape[-1]).tolist()
    with open(name + ".csv", "w", encoding="ascii") as file:
        file.writelines(",".join("%.9g" % value for value in row) + "\n" for row in rows)


def save(network, name):
    """Without the notes for debuggers, which name folders of the machine."""
    whole = io.BytesIO()
    torch.jit.save(network, whole)
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(name, "w") as new:
        for entry in old.infolist():
            if not entry.filename.endswith(".debug_pkl"):
                new.writestr(zipfile.ZipInfo(entry.filename), old.read(entry))


def main():
    torch.manual_seed(7)
    frames = Frames()
    frames.norm.running_mean.uniform_(-0.2, 0.2)
    frames.norm.running_var.uniform_(0.5, 1.5)
    frames.eval()
    pictures = pattern(5, 3, 16, 16)
    with torch.no_grad():
        features, logits = frames(pictures)
        write("features", features.flatten(1))
        write("logits", logits)

        # normalised as for ImageNet, blue first
        mean = torch.tensor([0.485, 0.456, 0.406]).reshape(3, 1, 1)
        std = torch.tensor([0.229, 0.224, 0.225]).reshape(3, 1, 1)
        write("normalised", frames((pictures.flip(1) - mean) / std)[1])

        # as its own tool makes pictures smaller and larger
        smaller = nn.functional.interpolate(pictures, size=(7, 9), mode="bilinear", antialias=True, align_corners=False)
        larger = nn.functional.interpolate(pictures, size=(24, 20), mode="bilinear", antialias=True, align_corners=False)
        write("smaller", frames(smaller)[1])
        write("larger", frames(larger)[1])

        save(torch.jit.trace(frames, pictures[:2]), "frames.pt")
        save(torch.jit.script(Logits(frames)), "logits.pt")
        save(torch.jit.trace(Named(frames), pictures[:2], strict=False), "named.pt")
        save(torch.jit.trace(Maps(frames), pictures[:2]), "maps.pt")
        torch.save(frames.state_dict(), "weights.pt")
        axes = {"pixels": {0: "n", 2: "h", 3: "w"}, "features": {0: "n"}, "logits": {0: "n"}}
        names = {"input_names": ["pixels"], "output_names": ["features", "logits"], "opset_version": 13}
        torch.onnx.export(frames, pictures[:2], "frames.onnx", dynamic_axes=axes, **names)
        torch.onnx.export(frames, pictures[:1], "one.onnx", **names)
        torch.onnx.export(frames, pictures[:2], "two.onnx", **names)

        clip = Clip().eval()
        for steps in (11, 12):
            write("clip%d" % steps, clip(pattern(1, steps, 20)))
        save(torch.jit.script(clip), "clip.pt")
        save(torch.jit.script(Long().eval()), "long.pt")
        film = Film().eval()
        write("film", film(pattern(6, 3, 8, 8).transpose(0, 1).unsqueeze(0)))
        save(torch.jit.script(film), "film.pt")


main()
