import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

let renderer: Promise<void> | undefined;

async function loadRenderer(): Promise<void> {
  const file = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  await initWasm(readFile(file));
}

/** Draws an SVG image in its own size on a transparent ground. The same SVG gives the same PNG bytes everywhere. */
export async function renderPng(svg: string): Promise<Uint8Array> {
  renderer ??= loadRenderer();
  await renderer;
  return new Resvg(svg).render().asPng();
}
