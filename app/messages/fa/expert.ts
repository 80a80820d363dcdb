import { conversation } from "./conversation.ts";
import { confirmation } from "./people.ts";
import { queue } from "./queue.ts";
import { review } from "./review.ts";

/** The desk of the province's reviewers. */
export const expert = { queue, review, conversation, people: confirmation };
