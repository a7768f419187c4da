"""A terms page as publishers write them, made up for the tests."""

TERMS = """<!doctype html><html lang="en"><head><title>Republish our stories | The Gull</title>
<meta property="og:site_name" content="The Gull"></head><body>
<nav><ul><li>Home</li><li>Link to our shop and credit cards</li></ul></nav>
<main><h1>Republishing guidelines</h1>
<p>The Gull is a nonprofit newsroom. You may republish our stories online or in print under these guidelines.</p>
<p>You must:</p>
<ul><li>Credit The Gull and the author in the byline.</li>
<li>Include a link to the original article at the top of the page.</li>
<li>Preserve all hyperlinks in the story.</li></ul>
<p>You may not:</p>
<ul><li>edit our stories, except to reflect changes in time, location and house style;</li>
<li>sell the story;</li>
<li>republish our material wholesale or automatically.</li></ul>
<p>Photographs and illustrations are not covered by this license. Our headlines may be changed.</p>
<p>Please include this line: “This story was originally published by The Gull on [date].”</p>
<p>We ask that you wait two days before you republish. Please let us know at desk@gull.example when you do.</p>
<p>You can run our articles on pages with ads. The first 200 words can be republished without our consent.</p>
<p>Our license is explained to lawyers elsewhere.</p>
</main><footer><p>You must not photograph the footer.</p></footer></body></html>"""

URL = "https://www.gull.example/republish"
