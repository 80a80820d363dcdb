import { followUp } from "./follow-up.ts";
import { keys } from "./keys.ts";
import { conversation } from "./office-talk.ts";
import { confirmation } from "./people.ts";
import { queue } from "./queue.ts";
import { review } from "./review.ts";
import { scorecard } from "./scorecard.ts";
import { sendBack } from "./send-back.ts";
import { templates } from "./templates.ts";
import { together } from "./together.ts";
import { workload } from "./workload.ts";

/** The desk of the province's reviewers. */
export const expert = {
  queue,
  review,
  conversation,
  people: confirmation,
  followUp,
  scorecard,
  sendBack,
  templates,
  standing: "توضیح‌های ماندگار",
  together,
  workload,
  keys,
};
