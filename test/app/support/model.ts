import { type FakeApi, startFakeApi } from '../../support/fake-api'
import { test } from './app'

/** The tests around have a model to ask, over loopback. Answers what stands for it, once they run. */
export function withModel(options?: Parameters<typeof startFakeApi>[0]): () => FakeApi {
  let fake: FakeApi
  test.beforeAll(async () => {
    fake = await startFakeApi(options)
    process.env.ANTHROPIC_API_KEY = fake.key
    process.env.ANTHROPIC_BASE_URL = fake.url
  })
  test.afterAll(async () => {
    delete process.env.ANTHROPIC_API_KEY
    delete process.env.ANTHROPIC_BASE_URL
    await fake.close()
  })
  return () => fake
}
