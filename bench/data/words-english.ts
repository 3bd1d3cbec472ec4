/** The filler of English, commonest first. */
export const englishFiller =
  "the to and a of in is it that for you on with this be are as have not i we from at or by an was can your my if but will do there all our what when would so no has they been more which about out up how then them some could should".split(
    " ",
  )

export const englishStems =
  "field crop soil manure water ditch farm cattle cow milk grass maize grain potato beet onion wheat barley oat rape clover carrot apple pear cherry fruit tree hedge fence dike clay sand peat lime sheep goat pig hen horse feed silage hay straw nitrogen phosphate potash sulphur norm space plan map layer depth sample result figure value border edge strip buffer catch seed harvest plough roller spray spread tank wagon tractor machine meter sensor drone image file list table report form request notice check service bank office rule demand right duty proof fine term date year month week day hour start end step screen button area code guard word mail letter message question answer complaint error fault cost price invoice payment discount subsidy grant kind plant leaf root fruit flower disease pest weed mould louse fly bird goose hare mole mouse rain wind sun frost drought hail snow heat climate nature land region village road path bridge gate barn silo cellar well pump hose pipe tap wire panel battery roof wall floor door window account login password user export import upload download page link browser phone tablet signal server version update setting role access owner member advisor share copy delete restore print".split(
    " ",
  )

export const englishEndings = ["", "s", "ed", "ing", "er", "ers", "less", "ness", "able", "ment", "ation", "ful", "ish"]

export const englishBeginnings = ["", "re", "un", "over", "under", "out", "mis", "pre", "non", "sub"]
