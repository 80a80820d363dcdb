import { createRequire } from "node:module";
import { Document, Font, Page, Path, renderToBuffer, StyleSheet, Svg, Text, View } from "@react-pdf/renderer";
import { messages } from "#app/messages/catalogue.server.ts";
import { directionOf } from "#app/messages/language.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import { drawQr } from "#app/outputs/qr.server.ts";
import type { Paper } from "./paper.server.ts";

const require = createRequire(import.meta.url);
Font.register({
  family: "Vazirmatn",
  fonts: [
    { src: require.resolve("vazirmatn/fonts/ttf/Vazirmatn-Regular.ttf") },
    { src: require.resolve("vazirmatn/fonts/ttf/Vazirmatn-Bold.ttf"), fontWeight: 700 },
  ],
});
// Neither Persian words nor codes are cut at a line's end.
Font.registerHyphenationCallback((word) => [word]);

// Shares of the columns: a month, a date in both calendars, two states.
const shares = [2, 3, 3, 3];

const petrol = "#0b5563";
const ink = "#1b2a2f";
const grey = "#4c5f66";
const line = "#dde4e3";

const looks = StyleSheet.create({
  page: { fontFamily: "Vazirmatn", fontSize: 10, color: ink, paddingTop: 40, paddingBottom: 56, paddingHorizontal: 44 },
  product: { fontSize: 10, color: grey, marginBottom: 8 },
  title: { fontSize: 19, fontWeight: 700, color: petrol, marginBottom: 2 },
  subtitle: { fontSize: 12, color: ink, marginBottom: 12 },
  facts: { borderTopWidth: 1, borderTopColor: line },
  fact: { paddingVertical: 5, borderBottomWidth: 0.6, borderBottomColor: line },
  term: { width: 130, color: grey },
  value: { flex: 1 },
  more: { color: grey, fontSize: 9 },
  codeBox: { marginTop: 16, padding: 12, borderWidth: 1, borderColor: petrol, borderRadius: 6, alignItems: "center" },
  code: { fontSize: 15, fontWeight: 700, letterSpacing: 1, marginTop: 2 },
  qr: { width: 108, height: 108 },
  beside: { flex: 1, marginHorizontal: 14 },
  address: { fontSize: 8, color: grey },
  hash: { fontSize: 7.5, color: ink },
  table: { marginTop: 12 },
  tableHead: { backgroundColor: petrol, color: "#fff", fontWeight: 700, paddingVertical: 4 },
  row: { borderBottomWidth: 0.6, borderBottomColor: line, paddingVertical: 3.5 },
  marked: { backgroundColor: "#fdebe8" },
  cell: { paddingHorizontal: 5, fontSize: 9 },
  note: { marginTop: 8, fontSize: 9, color: grey },
  foot: { position: "absolute", bottom: 26, left: 44, right: 44, fontSize: 8, color: grey, justifyContent: "space-between" },
});

function Sheet({ paper }: { paper: Paper }) {
  const direction = directionOf(paper.language);
  const rtl = direction === "rtl";
  const across = { flexDirection: rtl ? "row-reverse" : "row" } as const;
  const words = { direction, textAlign: rtl ? "right" : "left" } as const;
  const latin = { direction: "ltr", textAlign: rtl ? "right" : "left" } as const;
  const qr = drawQr(paper.verify.address);
  const made = new Date(paper.made);
  const { pages } = messages(paper.language, "common");
  return (
    <Document
      title={paper.title}
      author={paper.product}
      subject={paper.subtitle}
      language={paper.language}
      creator={paper.product}
      producer={paper.product}
      creationDate={made}
      modificationDate={made}
    >
      <Page size="A4" style={looks.page}>
        <Text style={[looks.product, words]}>{paper.product}</Text>
        <Text style={[looks.title, words]}>{paper.title}</Text>
        <Text style={[looks.subtitle, words]}>{paper.subtitle}</Text>
        <View style={looks.facts}>
          {paper.facts.map((fact) => (
            <View key={fact.term} style={[looks.fact, across]} wrap={false}>
              <Text style={[looks.term, words]}>{fact.term}</Text>
              <View style={looks.value}>
                <Text style={words}>{fact.value}</Text>
                {fact.more === undefined ? null : <Text style={[looks.more, latin]}>{fact.more}</Text>}
              </View>
            </View>
          ))}
        </View>
        <View style={[looks.codeBox, across]} wrap={false}>
          <Svg viewBox={`0 0 ${qr.side} ${qr.side}`} style={looks.qr}>
            <Path d={qr.path} fill="#000" />
          </Svg>
          <View style={looks.beside}>
            <Text style={words}>{paper.code.label}</Text>
            <Text style={[looks.code, latin]}>{paper.code.grouped}</Text>
            <Text style={[looks.note, words]}>{paper.verify.note}</Text>
            <Text style={[looks.address, latin]}>{paper.verify.address}</Text>
            <Text style={[looks.note, words]}>{paper.fingerprint.label}</Text>
            <Text style={[looks.hash, latin]}>{paper.fingerprint.sha256}</Text>
          </View>
        </View>
        {paper.table === null ? null : (
          <View style={looks.table}>
            <View style={[looks.tableHead, across]} fixed>
              {paper.table.heads.map((head, index) => (
                <Text key={head} style={[looks.cell, { flex: shares[index] ?? 1 }, words]}>
                  {head}
                </Text>
              ))}
            </View>
            {paper.table.rows.map((row, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows never change order, and two may begin alike
              <View key={place} style={[looks.row, across, ...(row.marked ? [looks.marked] : [])]} wrap={false}>
                {row.cells.map((cell, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a row
                  <Text key={index} style={[looks.cell, { flex: shares[index] ?? 1 }, words]}>
                    {cell}
                  </Text>
                ))}
              </View>
            ))}
          </View>
        )}
        {paper.notes.map((note) => (
          <Text key={note} style={[looks.note, words]}>
            {note}
          </Text>
        ))}
        <View style={[looks.foot, across]} fixed>
          <Text style={words}>{paper.subtitle}</Text>
          <Text
            style={words}
            // The number of pages is known in the second pass only.
            render={({ pageNumber, totalPages }) =>
              totalPages
                ? pages.place({
                    at: formatInteger(pageNumber, paper.language),
                    total: formatInteger(totalPages, paper.language),
                  })
                : ""
            }
          />
        </View>
      </Page>
    </Document>
  );
}

/** The paper as a PDF of A4 sheets. */
export async function printPaper(paper: Paper): Promise<Uint8Array> {
  return renderToBuffer(<Sheet paper={paper} />);
}
