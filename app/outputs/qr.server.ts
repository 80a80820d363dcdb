import { create } from "qrcode";

export interface QrDrawing {
  /** Modules of a side, the quiet zone included. */
  side: number;
  /** Path of the dark modules in a square of `side` units. */
  path: string;
}

const quiet = 4;

/** A QR code of a text (level M: a quarter of a stamped paper may be unreadable) as one path, for SVG and PDF alike. */
export function drawQr(text: string): QrDrawing {
  // Any mask can be read; trying all eight for the prettiest costs more than everything else on a receipt.
  const { modules } = create(text, { errorCorrectionLevel: "M", maskPattern: 3 });
  let path = "";
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; ) {
      let length = 0;
      while (x + length < modules.size && modules.get(y, x + length)) length += 1;
      if (length > 0) path += `M${x + quiet} ${y + quiet}h${length}v1h-${length}z`;
      x += Math.max(1, length);
    }
  }
  return { side: modules.size + 2 * quiet, path };
}
