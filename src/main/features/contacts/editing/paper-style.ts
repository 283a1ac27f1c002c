// How the printed sheet looks: black on white, big type, nobody cut in two by the end of a page.

/** People are numbered, so that a missing sheet is noticed; the margin at the foot is left for its number. */
export const PAPER_STYLE = `
@page { margin: 16mm 14mm 18mm; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #000; font: 12pt/1.35 system-ui, sans-serif; counter-reset: person; }
header { border-bottom: 2pt solid #000; margin-bottom: 5mm; }
h1 { font-size: 24pt; line-height: 1.15; margin: 0; }
p { margin: 0 0 1mm; }
.practice { border: 2pt dashed #000; padding: 2mm; font-weight: bold; text-align: center; }
.call { font-weight: bold; }
section { display: grid; grid-template-columns: 11fr 9fr; column-gap: 6mm; break-inside: avoid; border-bottom: 0.5pt solid #000; padding: 2.5mm 0; counter-increment: person; }
h2 { font-size: 16pt; line-height: 1.2; margin: 0; overflow-wrap: anywhere; }
h2::before { content: counter(person) ". "; font-weight: normal; }
ul { list-style: none; margin: 0.5mm 0 0; padding: 0; }
li { font-size: 12pt; line-height: 1.25; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
li b { font-size: 17pt; }
.line, .role { overflow-wrap: anywhere; }
small, .age { font-size: 11pt; }
`;
