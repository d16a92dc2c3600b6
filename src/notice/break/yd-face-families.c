/* Owns: which families stand for each face of the standard (R-FONT-1), the designs that offices have
 * before free stand-ins. Refuses: to look whether they are installed. */

#include "yd-face-families.h"

/* In order of preference; the real families first. Noto Serif is no 仿宋, hence "visible". */
static const YdFaceCandidate xbs_candidates[] = {
  { "方正小标宋简体", 400 },
  { "FZXiaoBiaoSong-B05S", 400 },
  { "方正小标宋_GBK", 400 },
  { "FZXiaoBiaoSong-B05", 400 },
  { "方正小标宋_GB18030", 400 },
  { "STZhongsong", 400 },
  { "华文中宋", 400 },
  { "Noto Serif CJK SC", 700, TRUE, FALSE },
  { "Source Han Serif SC", 700, TRUE, FALSE },
  { "Noto Serif SC", 700, TRUE, FALSE },
  { NULL },
};
static const YdFaceCandidate fs_candidates[] = {
  { "仿宋_GB2312", 400 },
  { "FangSong_GB2312", 400 },
  { "方正仿宋_GB18030", 400 },
  { "方正仿宋_GBK", 400 },
  { "FZFangSong-Z02", 400 },
  { "FZFangSong-Z02S", 400 },
  { "FangSong", 400 },
  { "仿宋", 400 },
  { "STFangsong", 400 },
  { "华文仿宋", 400 },
  { "FandolFang", 400, TRUE, FALSE },
  { "Noto Serif CJK SC", 400, TRUE, TRUE },
  { NULL },
};
static const YdFaceCandidate kt_candidates[] = {
  { "楷体_GB2312", 400 },
  { "KaiTi_GB2312", 400 },
  { "方正楷体_GBK", 400 },
  { "FZKai-Z03", 400 },
  { "KaiTi", 400 },
  { "楷体", 400 },
  { "STKaiti", 400 },
  { "FandolKai", 400, TRUE, FALSE },
  { "AR PL KaitiM GB", 400, TRUE, FALSE },
  { "AR PL UKai CN", 400, TRUE, FALSE },
  { "Noto Serif CJK SC", 400, TRUE, TRUE },
  { NULL },
};
static const YdFaceCandidate ht_candidates[] = {
  { "黑体", 400 },
  { "SimHei", 400 },
  { "方正黑体_GBK", 400 },
  { "FZHei-B01", 400 },
  { "STHeiti", 400 },
  { "Noto Sans CJK SC", 500, TRUE, FALSE },
  { "Noto Sans CJK SC", 400, TRUE, FALSE },
  { "WenQuanYi Zen Hei", 400, TRUE, FALSE },
  { NULL },
};
static const YdFaceCandidate st_candidates[] = {
  { "宋体", 400 },
  { "SimSun", 400 },
  { "方正书宋_GBK", 400 },
  { "STSong", 400 },
  { "AR PL SungtiL GB", 400, TRUE, FALSE },
  { "Noto Serif CJK SC", 400, TRUE, FALSE },
  { NULL },
};

/* All of them as wide as Times New Roman: a digit is half an em. */
static const YdFaceCandidate latin_candidates[] = {
  { "Times New Roman", 400 },
  { "Liberation Serif", 400, TRUE, FALSE },
  { "Nimbus Roman", 400, TRUE, FALSE },
  { "TeX Gyre Termes", 400, TRUE, FALSE },
  { "FandolFang", 400, TRUE, TRUE },
  { "Noto Serif CJK SC", 400, TRUE, TRUE },
  { NULL },
};

static const YdFaceFamilies face_table[YD_N_FACES] = {
  [YD_FACE_XBS] = { xbs_candidates, "小标宋", "Noto Serif CJK SC", 700 },
  [YD_FACE_FS] = { fs_candidates, "仿宋", "Noto Serif CJK SC", 400 },
  [YD_FACE_KT] = { kt_candidates, "楷体", "Noto Serif CJK SC", 400 },
  [YD_FACE_HT] = { ht_candidates, "黑体", "Noto Sans CJK SC", 500 },
  [YD_FACE_ST] = { st_candidates, "宋体", "Noto Serif CJK SC", 400 },
  [YD_FACE_LATIN] = { latin_candidates, "西文", "Noto Serif CJK SC", 400 },
};

const YdFaceFamilies *
yd_face_get_families (YdFace face)
{
  return &face_table[face];
}

const char *
yd_face_get_chinese (YdFace face)
{
  return face_table[face].chinese;
}
