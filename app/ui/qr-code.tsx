export type QrCodeProps = {
  side: number;
  path: string;
  /** What it leads to, for those who do not see it. */
  label: string;
};

/** A QR code, dark on white in every scheme: readers want it so. */
export function QrCode({ side, path, label }: QrCodeProps) {
  return (
    <svg className="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path className="ground" d={`M0 0h${side}v${side}h-${side}z`} />
      <path d={path} />
    </svg>
  );
}
