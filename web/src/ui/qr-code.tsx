import { encode } from 'uqr';

interface QrCodeProps {
  readonly value: string;
  readonly label: string;
  /** In pixels. */
  readonly size: number;
}

/** Dark on light in every appearance: cameras expect it so. */
export function QrCode({ value, label, size }: QrCodeProps) {
  const { data, size: modules } = encode(value, { border: 3 });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg role="img" aria-label={label} width={size} height={size} viewBox={`0 0 ${modules} ${modules}`}>
      <rect width={modules} height={modules} fill="#fff" />
      <path d={dark.join('')} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
