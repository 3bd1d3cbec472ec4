import { useState } from "react"
import { useFormOutcome } from "./post-form"

/**
 * One key for one form, also when its page is read anew while it is being filled in: a form that is sent again, because
 * nobody knows whether it arrived, has to carry the key that it carried before. A new one is taken when it was sent.
 */
export function useKeptFormKey(formKey: string, subject: string, name: string): string {
  const outcome = useFormOutcome(subject, name)
  const sentAt = outcome?.ok ? outcome.at : 0
  const [kept, setKept] = useState({ formKey, subject, sentAt })
  const isUsed = kept.subject !== subject || kept.sentAt !== sentAt
  if (isUsed && kept.formKey !== formKey) setKept({ formKey, subject, sentAt })
  return kept.formKey
}
