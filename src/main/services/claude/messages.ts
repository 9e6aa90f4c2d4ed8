import type Anthropic from '@anthropic-ai/sdk'
import { z } from 'zod'
import type { ModelReply, ModelRequest } from '#core/classify/model-api'

/**
 * A request in the form of the Messages API. The rubric, the same for every text, is marked for the cache. Newer
 * versions of the SDK do not know `temperature`, which the models of the study take.
 */
export function toMessage({ question, text, temperature }: ModelRequest): Anthropic.MessageCreateParamsNonStreaming {
  return {
    model: question.model,
    max_tokens: question.maxTokens,
    ...countable({ question, text }),
    ...(temperature !== null && { temperature }),
  }
}

/** The part of a request that is counted as input. */
export function countable({ question, text }: Pick<ModelRequest, 'question' | 'text'>) {
  const { material = 'transcript' } = question
  return {
    system: [{ type: 'text' as const, text: question.rubric, cache_control: { type: 'ephemeral' as const } }],
    messages: [{ role: 'user' as const, content: `<${material}>\n${text}\n</${material}>` }],
    output_config: { format: { type: 'json_schema' as const, schema: { ...question.schema } } },
  }
}

export const count = z.number().int().nonnegative()

/** What of a message is read. Tokens that are no numbers would be money that no ceiling stops. */
const messageSchema = z.object({
  id: z.string(),
  content: z.array(z.union([z.object({ type: z.literal('text'), text: z.string() }), z.object({ type: z.string() })])),
  stop_reason: z.string().nullish(),
  usage: z.object({
    input_tokens: count,
    output_tokens: count,
    cache_read_input_tokens: count.nullish(),
    cache_creation_input_tokens: count.nullish(),
  }),
})

/** Throws where it is no message of the API. */
export function toReply(message: Anthropic.Message): ModelReply {
  const { id, content, stop_reason, usage } = messageSchema.parse(message)
  return {
    id,
    text: content.map((block) => ('text' in block ? block.text : '')).join(''),
    stop: stop_reason === 'refusal' ? 'refused' : stop_reason === 'max_tokens' ? 'cut-off' : 'end',
    usage: {
      input: usage.input_tokens,
      output: usage.output_tokens,
      cacheRead: usage.cache_read_input_tokens ?? 0,
      cacheWrite: usage.cache_creation_input_tokens ?? 0,
    },
  }
}
