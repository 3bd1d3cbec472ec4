import { useState } from "react"
import { useNavigation } from "react-router"

/**
 * What the page's form was last answered, until it is sent again. The router forgets it as soon as anything is read anew,
 * also for a live event that has nothing to do with the form: an error would be gone before it was read.
 */
export function useKeptAnswer<Answer>(answer: Answer | undefined): Answer | undefined {
  const { formMethod = "GET" } = useNavigation()
  const [kept, keep] = useState(answer)
  const current = formMethod === "GET" ? (answer ?? kept) : undefined
  if (current !== kept) keep(current)
  return answer ?? current
}
