"""Texts as people write them, for edits that are known because the tests make them; written for this purpose."""

ENGLISH = (
    "When the ferry to Aldersund stopped running in the winter of 2011, hardly anyone on the mainland took notice. The company "
    "said that it had lost money on the route for years, and that a bus over the new bridge would do just as well. On the "
    "island, where 412 people lived, it meant that a trip to the dentist took a whole day.",
    "Mr Delgado, who had organised the protest against the closure, remembers a colour photograph that a neighbour took from "
    "the pier. It shows the last boat leaving at dusk, with nobody on deck. He has hung it over his desk in the town hall, "
    "next to a letter in which the minister regrets that nothing can be done.",
    "What followed was slower than a disaster and harder to describe. First the school lost its second teacher. Then the "
    "grocer, whose father had built the shop, moved to a village with a motorway exit. By 14 March 2019 the parish had "
    "shrunk by 23 per cent, and the doctor came on alternate Thursdays only, if the road was clear.",
    "Those who stayed began to count things. They counted the lights that burned in the evening, the cars at the harbour, "
    "the names on the list for firewood. A retired surveyor drew a map on which every empty house was a small grey square, "
    "and he gave it to the council without a word of explanation.",
    "The council, to everyone's surprise, read the map with care. It bought two of the squares for a symbolic price, put in "
    "a workshop and a room with fast internet, and offered both for nothing to anyone who would live there for three years. "
    "Eleven families applied; most of them had never seen the sea in January.",
    "Not all of it worked. One family left after a storm had taken the roof, another because the children were the only ones "
    "of their age. But a cabinetmaker from the south is still there, and so is a couple who translate manuals for medical "
    "devices, and they have persuaded a small firm to run a boat again between May and October.",
)

CHINESE = (
    "去年冬天渡轮停航的时候，对岸几乎没有人注意到这件事。公司说这条航线亏损多年，新桥上的公共汽车完全可以代替它。可是对岛上的居民来说，看一次牙医就要花掉整整一天。",
    "随后发生的变化比灾难缓慢，也更难描述。先是学校失去了第二位老师，接着杂货店老板搬到了高速公路旁边的村子。医生每隔一周才来一次，而且还要看天气和路况。",
    "留下来的人开始数东西。他们数晚上亮着的灯，数码头上的汽车，数领取木柴名单上的名字。一位退休的测量员画了一张地图，把每一座空房子都标成灰色的小方块，然后交给了议会。",
    "出乎大家意料，议会认真研究了这张地图。他们用象征性的价格买下其中两座房子，修建了工坊和网络教室，免费提供给愿意在此居住满三年的家庭。最后有十一户人家报名申请。",
)

ARABIC = (
    "عندما توقفت العبارة عن العمل لم يلاحظ ذلك أحد تقريبا على البر الرئيسي. قالت الشركة إنها خسرت أموالا كثيرة على هذا الخط وإن "
    "الحافلة فوق الجسر الجديد تكفي المسافرين. أما سكان الجزيرة فصارت زيارة طبيب الأسنان تستغرق منهم نهارا كاملا.",
    "ما حدث بعد ذلك كان أبطأ من الكارثة وأصعب وصفا. فقدت المدرسة معلمتها الثانية ثم انتقل البقال إلى قرية قريبة من الطريق السريع. "
    "وأصبح الطبيب يأتي مرة كل أسبوعين إذا كانت الطريق مفتوحة والرياح هادئة.",
    "بدأ الباقون يعدون الأشياء من حولهم. كانوا يعدون المصابيح المضاءة والسيارات الواقفة عند المرفأ والأسماء المكتوبة في قائمة "
    "الحطب. رسم مساح متقاعد خريطة ظهر فيها كل بيت مهجور مربعا رماديا صغيرا وسلمها إلى المجلس دون تفسير.",
    "فاجأ المجلس الجميع حين قرأ الخريطة بعناية واشترى بيتين بثمن رمزي وأقام فيهما ورشة وغرفة للإنترنت. ثم عرضهما مجانا على كل من "
    "يقبل أن يعيش هناك ثلاثة أعوام متتالية فتقدمت إحدى عشرة عائلة.",
)

JAPANESE = (
    "去年の冬に連絡船が運航を止めたとき、本土ではほとんど誰も気づかなかった。会社はこの航路が長年赤字であり、新しい橋を渡るバスで十分に代わりになると説明した。しかし島の住民にとっては、歯医者に行くだけで丸一日かかることを意味した。",
    "その後に起きたことは災害よりもゆっくりで、言葉にするのも難しかった。まず学校が二人目の教師を失い、次に食料品店の主人が高速道路の近くの村へ引っ越した。医者は道路が通れるときに限り、隔週の木曜日にだけやって来た。",
    "残った人々は物を数え始めた。夜にともる明かり、港に止まる車、薪の配給名簿に載った名前を数えた。引退した測量士は空き家を一軒ずつ小さな灰色の四角で示した地図を描き、何の説明もなく議会に手渡した。",
)

THAI = (
    "เมื่อเรือข้ามฟากไปยังเกาะหยุดให้บริการในฤดูหนาวปีนั้น แทบไม่มีใครบนแผ่นดินใหญ่สังเกตเห็น บริษัทกล่าวว่าขาดทุนในเส้นทางนี้มาหลายปีแล้ว และรถโดยสารที่วิ่งข้ามสะพานใหม่ก็ใช้แทนกันได้ดี",
    "สำหรับชาวเกาะ การไปหาหมอฟันต้องใช้เวลาทั้งวัน โรงเรียนเสียครูคนที่สองไป ต่อมาเจ้าของร้านชำก็ย้ายไปอยู่หมู่บ้านใกล้ทางด่วน หมอมาเยี่ยมเพียงสองสัปดาห์ครั้งเท่านั้นหากถนนเปิด",
    "คนที่ยังอยู่เริ่มนับสิ่งต่างๆ พวกเขานับไฟที่สว่างในยามค่ำ นับรถที่ท่าเรือ นับชื่อในรายการฟืน ช่างรังวัดที่เกษียณแล้ววาดแผนที่ซึ่งบ้านร้างทุกหลังเป็นสี่เหลี่ยมสีเทาเล็กๆ แล้วมอบให้สภาโดยไม่อธิบายอะไรเลย",
)
