import { wakeups } from './wakeups.ts'

const never = new AbortController().signal

describe('wake-ups', () => {
  it('is not lost between a look and the wait after it', async () => {
    const news = wakeups()
    const seen = news.seen()
    news.wake()
    await news.after(seen, never)
  })

  it('resumes all who wait', async () => {
    const news = wakeups()
    const waiting = [news.after(news.seen(), never), news.after(news.seen(), never)]
    news.wake()
    await Promise.all(waiting)
  })

  it('ends with the signal, or with the time', async () => {
    const news = wakeups()
    const controller = new AbortController()
    const waiting = news.after(news.seen(), controller.signal)
    controller.abort()
    await waiting
    await news.after(news.seen(), controller.signal)
    await news.after(news.seen(), never, 1)
  })
})
