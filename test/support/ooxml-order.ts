/**
 * Children of elements in the order of their sequences in ECMA-376, part 1: DrawingML charts (21.2.2), their text and shapes
 * (20.1, 21.1) and PresentationML (19.2, 19.3), as annex A has them. An element that differs by what it
 * stands in is named with it. What is not listed is not looked at.
 *
 * Those of series, bar, line and stock charts, axes, scaling, labels, error bars, layout and paragraphs were compared with the schema as
 * scanny/python-pptx quotes it (docs/dev/analysis) and QtExcel/QXlsx (chart source); axes stand in any order there, here categories come first.
 */
const SEQUENCES: Readonly<Record<string, string>> = {
  'c:chartSpace':
    'date1904 lang roundedCorners AlternateContent style clrMapOvr pivotSource protection chart spPr txPr externalData printSettings userShapes extLst',
  'c:chart':
    'title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs extLst',
  'c:plotArea': 'layout barChart stockChart lineChart catAx valAx dTable spPr extLst',
  'c:barChart': 'barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst',
  'c:lineChart': 'grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId extLst',
  'c:stockChart': 'ser dLbls dropLines hiLowLines upDownBars axId extLst',
  // CT_BarSer
  'c:barChart>c:ser':
    'idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape extLst',
  // CT_LineSer; the series of a stock chart are lines too.
  'c:lineChart>c:ser': 'idx order tx spPr marker dPt dLbls trendline errBars cat val smooth extLst',
  'c:stockChart>c:ser': 'idx order tx spPr marker dPt dLbls trendline errBars cat val smooth extLst',
  'c:tx': 'strRef rich',
  'c:cat': 'multiLvlStrRef numRef numLit strRef strLit',
  'c:val': 'numRef numLit',
  'c:errBars>c:val': '',
  'c:plus': 'numRef numLit',
  'c:minus': 'numRef numLit',
  'c:strRef': 'f strCache extLst',
  'c:numRef': 'f numCache extLst',
  'c:strCache': 'ptCount pt extLst',
  'c:numCache': 'formatCode ptCount pt extLst',
  'c:errBars': 'errDir errBarType errValType noEndCap plus minus val spPr extLst',
  'c:dLbls':
    'dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator showLeaderLines leaderLines extLst',
  'c:dLbl':
    'idx delete layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator extLst',
  'c:catAx':
    'axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst',
  'c:valAx':
    'axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt crossBetween majorUnit minorUnit dispUnits extLst',
  'c:scaling': 'logBase orientation max min extLst',
  'c:legend': 'legendPos legendEntry layout overlay spPr txPr extLst',
  'c:manualLayout': 'layoutTarget xMode yMode wMode hMode x y w h extLst',
  'c:upDownBars': 'gapWidth upBars downBars extLst',
  'c:ser>c:marker': 'symbol size spPr extLst',
  'c:legendEntry': 'idx delete txPr extLst',
  'c:hiLowLines': 'spPr',
  'c:majorGridlines': 'spPr',
  'c:upBars': 'spPr',
  'c:downBars': 'spPr',
  'c:externalData': 'autoUpdate',
  'c:txPr': 'bodyPr lstStyle p',
  'c:spPr':
    'xfrm custGeom prstGeom noFill solidFill gradFill blipFill pattFill grpFill ln effectLst effectDag scene3d sp3d extLst',
  'p:spPr':
    'xfrm custGeom prstGeom noFill solidFill gradFill blipFill pattFill grpFill ln effectLst effectDag scene3d sp3d extLst',
  'a:ln': 'noFill solidFill gradFill pattFill prstDash custDash round bevel miter headEnd tailEnd extLst',
  'a:pattFill': 'fgClr bgClr',
  'a:p': 'pPr r br fld endParaRPr',
  'a:pPr':
    'lnSpc spcBef spcAft buClrTx buClr buSzTx buSzPct buSzPts buFontTx buFont buNone buAutoNum buChar buBlip tabLst defRPr extLst',
  'a:bodyPr': 'prstTxWarp noAutofit normAutofit spAutoFit scene3d sp3d flatTx extLst',
  'a:r': 'rPr t',
  'a:defRPr':
    'ln noFill solidFill gradFill blipFill pattFill grpFill effectLst effectDag highlight latin ea cs sym hlinkClick extLst',
  'p:presentation':
    'sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz smartTags embeddedFontLst custShowLst photoAlbum custDataLst kinsoku defaultTextStyle modifyVerifier extLst',
  'p:sld': 'cSld clrMapOvr transition timing extLst',
  'p:sp': 'nvSpPr spPr style txBody extLst',
  'p:graphicFrame': 'nvGraphicFramePr xfrm graphic extLst',
  'p:txBody': 'bodyPr lstStyle p',
  'a:tc': 'txBody tcPr extLst',
  'a:tbl': 'tblPr tblGrid tr',
  'a:clrScheme': 'dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink',
}

/** Runs, breaks and fields of a paragraph take turns. */
const ANY_ORDER = new Set(['a:p r', 'a:p br', 'a:p fld'])

/** Elements that stand before one that the schema has after them. */
export function orderFaults(xml: string): string[] {
  const faults: string[] = []
  const open: { name: string; last: number }[] = []
  for (const [, isEnd, name, isEmpty] of xml.matchAll(/<(\/?)([a-z][\w:]*)(?:\s[^<>]*?)?(\/?)>/gi)) {
    if (isEnd) {
      const closed = open.pop()
      if (closed?.name !== name) faults.push(`</${name}> closes ${closed?.name}`)
      continue
    }
    const parent = open.at(-1)
    const within = open.at(-2)?.name
    const sequence = parent && (SEQUENCES[`${within}>${parent.name}`] ?? SEQUENCES[parent.name])?.split(' ')
    if (parent && sequence) {
      const at = sequence.indexOf(name!.replace(/^\w+:/, ''))
      if (at < 0) faults.push(`${name} is not known in ${parent.name}`)
      else if (at < parent.last && !ANY_ORDER.has(`${parent.name} ${sequence[at]}`))
        faults.push(`${name} stands after ${sequence[parent.last]} in ${parent.name}`)
      parent.last = Math.max(parent.last, at)
    }
    if (!isEmpty) open.push({ name: name!, last: -1 })
  }
  return faults
}
