import { renderToStaticMarkup } from "react-dom/server"
import { I18nextProvider } from "react-i18next"
import { expect, test } from "vitest"
import { translationFor } from "../../locales/translation"
import { Count } from "./count"

test.for([
  [0, "0"],
  [999, "999"],
  [1000, '<span aria-hidden="true">999+</span><span class="sr-only">meer dan 999</span>'],
  [null, ""],
  [undefined, ""],
] as const)("a count of %s is shown as it is known, and read out so", ([value, shown]) => {
  const markup = renderToStaticMarkup(
    <I18nextProvider i18n={translationFor("nl")}>
      <Count value={value} />
    </I18nextProvider>,
  )
  expect(markup).toBe(shown)
})
