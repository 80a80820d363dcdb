/** Cells one correction request has room for; more are said in its text. */
export const correctionRows = 4;
export const messageLength = 4000;
export const requestTextLength = 2000;

/** Names of the fields of a conversation's forms. Each form of the page has its own, so that ids stay unique. */
export const conversationField = {
  answer: (inquiryId: number) => `answer.${inquiryId}`,
  decision: (requestId: number) => `decision.${requestId}`,
  days: (requestId: number) => `days.${requestId}`,
  cellProduct: (index: number) => `cell.${index}.product`,
  cellMeasure: (index: number) => `cell.${index}.measure`,
};

/** Anchor of an inquiry on its page. */
export function inquiryAnchor(id: number): string {
  return `inquiry-${id}`;
}
