import { table } from './table.ts'

/** Drawing and design. Columns: see `table.ts`. */
export const BUSINESS = [
  ...table(
    'Design/CAD',
    `
Adobe Creative Cloud All Apps | Adobe | cloud | user/month | 59.99 | comparedge | Microsoft Teams; Slack | adobe creative cloud, creative cloud, adobe cc, adobe, adobe cloud, indesign, illustrator, premiere, creative cloud all apps, creative cloud for teams
Adobe Photoshop | Adobe | own | user/month | 22.99 | comparedge | | photoshop, photo shop
Canva | Canva | cloud | user/month | Pro 15; Teams 10 | comparedge | Google Drive; Slack | canva pro, canva teams
Figma | Figma | cloud | full seat/month | Professional 16; Organization 55; Enterprise 90 | comparedge | Jira; Slack | figma design
CorelDRAW | Alludo | own | subscription or perpetual | CorelDRAW Standard 399; CorelDRAW Graphics Suite 33.5; CorelDRAW Graphics Suite (Perpetual) 779 | comparedge | | corel draw, corel
AutoCAD | Autodesk | own | user/month or year | | | | auto cad, autocad lt, auto desk, autodesk
Revit | Autodesk | own | user/month or year | | | | autodesk revit
SOLIDWORKS | Dassault | own | user/month or year | | | | solid works, solidworks cad
Bluebeam Revu | Nemetschek | own | user/month or year | | | | bluebeam, blue beam, revu
SketchUp | Trimble | own | user/month or year | | | | sketch up, sketchup pro
`,
  ),
]
