import * as z from 'zod/mini'

/** The large model that a shop lets choose among what was found; a shop without one is answered by retrieval alone. */
export const AssistantModel = z.object({
  /** As CloudBase AI names it: `cloudbase`, `deepseek`, `hunyuan-exp`. */
  provider: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/)),
  /** One that answers at once: whoever thinks first is not done within 3 s. */
  model: z.string().check(z.regex(/^[\w.:-]{1,80}$/)),
  /** Answers of which retrieval is sure are said in the model's words, too; absent: as they are written. */
  rephrase: z.optional(z.boolean()),
})
export type AssistantModel = z.infer<typeof AssistantModel>
