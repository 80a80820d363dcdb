const centralMark = 0x02014b50;
const endMark = 0x06054b50;
const endSize = 22;
/** 1 January 2000, as an archive counts days. */
const fixedDay = ((2000 - 1980) << 9) | (1 << 5) | 1;

/** Takes an archive without a comment; gives it with one fixed date on every entry, so that the same content is the same bytes. */
export function withFixedDates(archive: Buffer): Buffer {
  const end = archive.length - endSize;
  if (end < 0 || archive.readUInt32LE(end) !== endMark) throw new Error("the archive has no end record");
  let at = archive.readUInt32LE(end + 16);
  while (at < end && archive.readUInt32LE(at) === centralMark) {
    const local = archive.readUInt32LE(at + 42);
    for (const time of [at + 12, local + 10]) {
      archive.writeUInt16LE(0, time);
      archive.writeUInt16LE(fixedDay, time + 2);
    }
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return archive;
}
